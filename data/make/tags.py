"""Which of jieba's part-of-speech tags for names can be believed.

jieba gives a word one tag, and its names are full of common words (文明 and
公正 as persons, 城市 and 上市 as places). A word that is taken for a person or
a place by mistake ends up in a report, one that is not taken for one can still
be found by its surroundings; so a tag is kept only where the word's form
supports it, and tags.txt, made by reading, has the frequent words whose form
says too little.
"""

NAMES = ("nr", "nrfg", "nrt", "ns", "nt", "t")
NO_TAG = "-"

PLACE_ENDS = ("省市县区乡镇村州旗盟河江湖岛港湾峡沟庄屯寨洲山路街桥寺庙海宫殿塔门"
              "关岭峰泉溪坝堡城国")
ORGANISATION_ENDS = ("部局会院校厂队社党委团厅司处所站台网报军馆系行办联"
                     "署省府")
LONG_ORGANISATION_ENDS = ("公司", "集团", "大学", "医院", "组织", "学堂")
TIME_ENDS = "年月日夜晨晚季春夏秋冬代初末纪朝期"
# Ends that the second half of a person's name hardly has.
NOT_PERSON_ENDS = "县镇村乡庙寺殿郡区路街市省州站宫者性法感率室馆厂校机赛"

# How much likelier, in nats a character, the form must be as a name than as
# an unknown word.
PERSON_OF_THREE = 1.0
PERSON_OF_TWO = 2.0
FOREIGN = 2.0
FOREIGN_OF_TWO = 3.0
FOREIGN_PLACE = 1.0
RARE = -14.0


class Tags:
    def __init__(self, characters, surnames, corrections):
        self.logp = {(model, position, character): float(logp)
                     for model, position, character, logp in characters}
        self.surnames = surnames
        self.corrections = corrections

    def average(self, model, word):
        positions = "B" + "M" * (len(word) - 2) + "E"
        return sum(self.logp.get((model, position, character), RARE)
                   for position, character in zip(positions, word)
                   ) / len(word)

    def gain(self, model, word):
        return self.average(model, word) - self.average("unknown", word)

    def is_person(self, word):
        if word[:2] in self.surnames:
            return 3 <= len(word) <= 4
        if word[0] not in self.surnames or word[-1] in NOT_PERSON_ENDS:
            return False
        if len(word) == 2:
            return self.gain("person", word) >= PERSON_OF_TWO
        return (len(word) == 3 and
                self.gain("person", word) >= PERSON_OF_THREE)

    def is_foreign(self, word):
        least = FOREIGN_OF_TWO if len(word) == 2 else FOREIGN
        return self.gain("foreign", word) >= least

    def is_place(self, word):
        return (len(word) == 2 or word[-1] in PLACE_ENDS or
                self.gain("foreign", word) >= FOREIGN_PLACE)

    def is_organisation(self, word):
        return len(word) > 2 and (word[-1] in ORGANISATION_ENDS or
                                  word.endswith(LONG_ORGANISATION_ENDS))

    def newer(self, word, tag):
        """The tag of a word that only jieba has."""
        if word in self.corrections:
            return self.corrections[word]
        if tag in ("nr", "nrfg", "nrt"):
            if self.is_person(word):
                return "nr"
            return "nrt" if self.is_foreign(word) else NO_TAG
        if tag == "ns":
            return tag if self.is_place(word) else NO_TAG
        if tag == "nt":
            return tag if self.is_organisation(word) else NO_TAG
        if tag == "t":
            return tag if word[-1] in TIME_ENDS else NO_TAG
        return tag

    def core(self, word, tag):
        """The tag of a word of smartcn.

        Few of them are persons, and those have been read.
        """
        if word in self.corrections:
            return self.corrections[word]
        if tag in ("nr", "nrfg", "nrt"):
            return NO_TAG
        return NO_TAG if tag in NAMES and len(word) == 1 else tag


def read_corrections(path):
    corrections = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.startswith("#"):
                continue
            tag, *words = line.split()
            for word in words:
                if corrections.setdefault(word, tag) != tag:
                    raise ValueError("%s has two tags" % word)
    return corrections
