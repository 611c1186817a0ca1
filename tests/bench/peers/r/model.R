# The common model in R, vectorised over the draws. Usage: Rscript model.R common-model.csv DRAWS
words <- commandArgs(trailingOnly = TRUE)
ranges <- read.csv(words[1])
draws <- as.integer(words[2])
probabilities <- c(0.05, 0.25, 0.5, 0.75, 0.95)

triangular <- function(low, mode, high) {
  u <- runif(draws)
  width <- high - low
  ifelse(
    u < (mode - low) / width,
    low + sqrt(u * (width * (mode - low))),
    high - sqrt((1 - u) * (width * (high - mode)))
  )
}

run <- function() {
  set.seed(2012)
  gross <- narrow <- wide <- net <- workers <- numeric(draws)
  for (segment in seq_len(nrow(ranges))) {
    of <- ranges[segment, ]
    count <- runif(draws, of$workersLow, of$workersHigh)
    earned <- count * triangular(of$wageLow, of$wageMode, of$wageHigh) * runif(draws, of$monthsLow, of$monthsHigh)
    state <- earned * runif(draws, of$stateLow, of$stateHigh)
    left <- earned - state
    left <- left - left * runif(draws, of$agencyLow, of$agencyHigh)
    embassy <- left * runif(draws, of$embassyLow, of$embassyHigh)
    left <- left - embassy
    company <- left * runif(draws, of$companyLow, of$companyHigh)
    gross <- gross + earned
    narrow <- narrow + state
    wide <- wide + (state + embassy + company)
    net <- net + (left - company)
    workers <- workers + count
  }
  outcomes <- list("gross-earnings" = gross, narrow = narrow, "wide-gross" = wide, "net-pay-per-month" = net / workers / 12)
  lapply(outcomes, quantile, probs = probabilities, names = FALSE)
}

start <- proc.time()
results <- run()
took <- (proc.time() - start) * 1000
# Where the system tells it.
peak <- tryCatch(
  as.numeric(gsub("\\D", "", grep("^VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024,
  error = function(cannot) NA, warning = function(cannot) NA
)
lists <- vapply(results, function(values) paste(sprintf("%.17g", values), collapse = ","), "")
cat(sprintf(
  '{"version":"R %s","ms":%.3f,"cpuMs":%.3f,"peakMb":%s,"results":{%s}}\n',
  getRversion(), took[["elapsed"]], took[["user.self"]] + took[["sys.self"]],
  if (is.na(peak)) "null" else sprintf("%.1f", peak),
  paste(sprintf('"%s":[%s]', names(lists), lists), collapse = ",")
))
