# statistics.R
#	  What R computes for the input of statistics.py.
#
# usage: Rscript statistics.R tables.tsv > r.tsv
#
# Each line of the input is a kind, a number and values; each line of the
# output the same with a measure in place of the kind.  Base R only.

lines <- strsplit(readLines(commandArgs(TRUE)[1]), "\t")

put <- function(measure, i, ...) {
    cat(measure, i, sprintf("%.17g", c(...)), sep = "\t")
    cat("\n")
}

# chisq.test warns of small counts; 0/0 is NaN.
quietly <- function(x) suppressWarnings(x)

keyness <- function(i, v) {
    observed <- matrix(c(v[1], v[2] - v[1], v[3], v[4] - v[3]), 2)
    interval <- c(NA, NA)
    if (v[1] + v[3] > 0)
        interval <- binom.test(v[1], v[1] + v[3])$conf.int
    put("keyness", i,
        quietly(chisq.test(observed, correct = FALSE)$statistic),
        quietly(chisq.test(observed, correct = TRUE)$statistic),
        log2(v[4] / v[2] * interval / (1 - interval)))
}

association <- function(i, v) {
    observed <- matrix(c(v[1], v[2] - v[1], v[3] - v[1],
                         v[4] - v[2] - v[3] + v[1]), 2)
    put("association", i,
        if (all(observed >= 0))
            quietly(chisq.test(observed, correct = FALSE)$statistic)
        else NA)
}

trend <- function(i, y) {
    x <- seq_along(y)
    kendall <- quietly(cor.test(x, y, method = "kendall", exact = FALSE,
                                continuity = TRUE))
    later <- which(outer(x, x, ">"), arr.ind = TRUE)
    slopes <- (y[later[, 1]] - y[later[, 2]]) / (later[, 1] - later[, 2])
    put("trend", i, kendall$estimate, kendall$p.value, median(slopes))
}

adjusted <- function(i, p) {
    put("bonferroni", i, p.adjust(p, "bonferroni"))
    put("bh", i, p.adjust(p, "BH"))
}

for (line in lines) {
    values <- as.numeric(line[-(1:2)])
    switch(line[1], keyness = keyness(line[2], values),
           association = association(line[2], values),
           trend = trend(line[2], values),
           adjusted = adjusted(line[2], values))
}
