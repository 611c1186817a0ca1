// The common model for the programs in C: its ranges, its random numbers, and its four outcomes for a block of draws.
#ifndef COMMON_MODEL_H
#define COMMON_MODEL_H
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { SEGMENTS = 10, INPUTS = 7, OUTCOMES = 4, BLOCK = 1024, LANES = 8 };
enum { WORKERS, WAGE, MONTHS, STATE, AGENCY, EMBASSY, COMPANY };
static const char *const OUTCOME_NAMES[OUTCOMES] = {"gross-earnings", "narrow", "wide-gross", "net-pay-per-month"};

typedef struct {
  double low, mode, high; // mode is used for wages alone
} Range;
typedef Range Ranges[SEGMENTS][INPUTS];

static void read_ranges(const char *file, Ranges ranges) {
  FILE *table = fopen(file, "r");
  if (table == NULL) {
    perror(file);
    exit(1);
  }
  int matched = fscanf(table, "%*[^\n]\n") == 0;
  for (int segment = 0; segment < SEGMENTS; segment++) {
    matched &= fscanf(table, "%*[^,]") == 0;
    for (int input = 0; input < INPUTS; input++) {
      Range *range = &ranges[segment][input];
      matched &= fscanf(table, ",%lf", &range->low) == 1;
      if (input == WAGE) matched &= fscanf(table, ",%lf", &range->mode) == 1;
      matched &= fscanf(table, ",%lf", &range->high) == 1;
    }
    if (fscanf(table, "%*[\n]") != 0) break;
  }
  fclose(table);
  if (!matched) {
    fprintf(stderr, "%s: not the table of the common model\n", file);
    exit(1);
  }
}

// xoshiro256+ (Blackman and Vigna, 2021, doi:10.1145/3460772), eight streams side by side.
typedef struct {
  uint64_t state[4][LANES];
} Generator;

static uint64_t split_mix(uint64_t *state) {
  uint64_t z = *state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

static Generator generator_of(uint64_t seed) {
  Generator generator;
  for (int word = 0; word < 4; word++)
    for (int lane = 0; lane < LANES; lane++) generator.state[word][lane] = split_mix(&seed);
  return generator;
}

// Uniform numbers from 0 to 1, of 52 bits. The count is a multiple of eight.
static void fill_uniforms(Generator *generator, double *restrict to, int count) {
  uint64_t a[LANES], b[LANES], c[LANES], d[LANES];
  memcpy(a, generator->state[0], sizeof a);
  memcpy(b, generator->state[1], sizeof b);
  memcpy(c, generator->state[2], sizeof c);
  memcpy(d, generator->state[3], sizeof d);
  for (int first = 0; first < count; first += LANES) {
    uint64_t words[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      words[lane] = ((a[lane] + d[lane]) >> 12) | 0x3ff0000000000000u;
      uint64_t t = b[lane] << 17;
      c[lane] ^= a[lane];
      d[lane] ^= b[lane];
      b[lane] ^= c[lane];
      a[lane] ^= d[lane];
      c[lane] ^= t;
      d[lane] = (d[lane] << 45) | (d[lane] >> 19);
    }
    double ones[LANES];
    memcpy(ones, words, sizeof ones);
    for (int lane = 0; lane < LANES; lane++) to[first + lane] = ones[lane] - 1.0;
  }
  memcpy(generator->state[0], a, sizeof a);
  memcpy(generator->state[1], b, sizeof b);
  memcpy(generator->state[2], c, sizeof c);
  memcpy(generator->state[3], d, sizeof d);
}

// From uniform numbers to values of an input, in place.
static void quantile_function(Range range, int input, double *restrict u, int count) {
  double width = range.high - range.low;
  if (input != WAGE) {
    for (int draw = 0; draw < count; draw++) u[draw] = range.low + width * u[draw];
    return;
  }
  double below = (range.mode - range.low) / width;
  double rising = width * (range.mode - range.low);
  double falling = width * (range.high - range.mode);
  for (int draw = 0; draw < count; draw++) {
    int rises = u[draw] < below;
    double root = sqrt(rises ? u[draw] * rising : (1 - u[draw]) * falling);
    u[draw] = rises ? range.low + root : range.high - root;
  }
}

// Adds up the segments. `values[segment * INPUTS + input]` points to as many values as there are draws, at most a block.
static void evaluate(const double *const *values, int count, double *const *outcomes) {
  double gross[BLOCK] = {0}, narrow[BLOCK] = {0}, wide[BLOCK] = {0}, net[BLOCK] = {0}, workers[BLOCK] = {0};
  for (int segment = 0; segment < SEGMENTS; segment++) {
    const double *const *of = values + segment * INPUTS;
    for (int draw = 0; draw < count; draw++) {
      double earned = of[WORKERS][draw] * of[WAGE][draw] * of[MONTHS][draw];
      double state = earned * of[STATE][draw];
      double left = earned - state;
      left -= left * of[AGENCY][draw];
      double embassy = left * of[EMBASSY][draw];
      left -= embassy;
      double company = left * of[COMPANY][draw];
      gross[draw] += earned;
      narrow[draw] += state;
      wide[draw] += state + embassy + company;
      net[draw] += left - company;
      workers[draw] += of[WORKERS][draw];
    }
  }
  memcpy(outcomes[0], gross, count * sizeof(double));
  memcpy(outcomes[1], narrow, count * sizeof(double));
  memcpy(outcomes[2], wide, count * sizeof(double));
  for (int draw = 0; draw < count; draw++) outcomes[3][draw] = net[draw] / workers[draw] / 12;
}

static double milliseconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

// The start of the line of JSON that every program prints; what it gave follows.
static void print_costs(double start, double cpu) {
  double ms = milliseconds(CLOCK_MONOTONIC) - start, cpu_ms = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"version\":\"gcc %s\",\"ms\":%.3f,\"cpuMs\":%.3f,\"peakMb\":%.1f,\"results\":{", __VERSION__, ms, cpu_ms,
         usage.ru_maxrss / 1024.0);
}

#endif
