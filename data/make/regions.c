/*
 * regions.c - prints the Chinese names of countries, territories and of the
 * cities of the time zones, as ICU (CLDR) has them, one a line, sorted.
 *
 * usage: regions | sort -u
 *
 * Links with icui18n.  Names with marks or letters in them are left out, and
 * those of a single character.
 */
#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/ustring.h>

static void
print_name(const UChar *name, int32_t length)
{
	char		utf8[512];
	int32_t		n;
	UErrorCode	status = U_ZERO_ERROR;

	if (length < 2)
		return;
	for (int32_t i = 0; i < length; i++)
		if (name[i] < 0x4E00 || name[i] > 0x9FFF)
			return;
	u_strToUTF8(utf8, sizeof(utf8), &n, name, length, &status);
	if (U_SUCCESS(status))
		printf("%.*s\n", (int) n, utf8);
}

static void
print_countries(void)
{
	UErrorCode	status = U_ZERO_ERROR;
	UEnumeration *codes = uregion_getAvailable(URGN_TERRITORY, &status);
	const char *code;

	while ((code = uenum_next(codes, NULL, &status)) != NULL)
	{
		char		locale[32];
		UChar		name[256];
		UErrorCode	found = U_ZERO_ERROR;
		int32_t		n;

		snprintf(locale, sizeof(locale), "und_%s", code);
		n = uloc_getDisplayCountry(locale, "zh", name, 256, &found);
		if (found == U_ZERO_ERROR)
			print_name(name, n);
	}
	uenum_close(codes);
}

/* The pattern VVV is the exemplar city of a time zone. */
static void
print_cities(void)
{
	UErrorCode	status = U_ZERO_ERROR;
	UEnumeration *zones = ucal_openTimeZones(&status);
	const UChar *zone;
	int32_t		length;

	while ((zone = uenum_unext(zones, &length, &status)) != NULL)
	{
		UErrorCode	opened = U_ZERO_ERROR;
		UChar		pattern[] = {'V', 'V', 'V', 0};
		UChar		name[256];
		UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, "zh",
											zone, length, pattern, 3, &opened);

		if (U_SUCCESS(opened))
		{
			int32_t		n = udat_format(format, 0, name, 256, NULL, &opened);

			if (U_SUCCESS(opened))
				print_name(name, n);
			udat_close(format);
		}
	}
	uenum_close(zones);
}

int
main(void)
{
	print_countries();
	print_cities();
	return 0;
}
