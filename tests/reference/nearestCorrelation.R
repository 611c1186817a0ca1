# Writes nearestCorrelation.csv: nearest correlation matrices by nearPD of R's package Matrix, which follows
# Higham (2002). Its threshold for eigenvalues is set so low that only negative ones are cut, as in the article,
# and it does not lift the smallest ones afterwards.
#
# Run: Rscript tests/reference/nearestCorrelation.R  (made with R 4.2.2, Matrix 1.5-3)

library(Matrix)

symmetric <- function(size, below) {
  matrix <- diag(size)
  matrix[lower.tri(matrix)] <- below
  matrix[upper.tri(matrix)] <- t(matrix)[upper.tri(matrix)]
  matrix
}

band <- function(size, beside) {
  matrix <- diag(size)
  matrix[abs(row(matrix) - col(matrix)) == 1] <- beside
  matrix
}

set.seed(2012)
matrices <- list(
  "all alike" = symmetric(3, -0.6),
  "Higham's band of three" = band(3, 1),
  "band of six" = band(6, 0.9),
  "one against the rest" = symmetric(3, c(0.9, 0.9, -0.9)),
  "ones and a nought" = symmetric(4, c(1, 1, 0, 1, 1, 1)),
  "already possible" = symmetric(3, c(0.5, 0.2, -0.3)),
  "random of five" = symmetric(5, round(runif(10, -1, 1), 3)),
  "random of eight" = symmetric(8, round(runif(28, -1, 1), 3)),
  "random of twelve" = symmetric(12, round(runif(66, -1, 1), 3))
)

rows <- do.call(rbind, lapply(names(matrices), function(name) {
  found <- matrices[[name]]
  result <- nearPD(found, corr = TRUE, posd.tol = 0, do2eigen = FALSE, eig.tol = 1e-15, conv.tol = 1e-14, maxit = 1e5)
  stopifnot(result$converged)
  nearest <- as.matrix(result$mat)
  below <- which(lower.tri(found), arr.ind = TRUE)
  data.frame(
    matrix = name, row = below[, 1] - 1, column = below[, 2] - 1,
    found = format(found[below], digits = 15, trim = TRUE),
    nearest = format(nearest[below], digits = 15, trim = TRUE)
  )
}))
write.csv(rows, "tests/reference/nearestCorrelation.csv", row.names = FALSE, quote = FALSE)
