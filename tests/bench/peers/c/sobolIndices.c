// First-order and total Sobol' indices of all inputs of the common model in C: Saltelli and others (2010) and Jansen
// (1999). The model is a function of all its values: it does not know what changed.
// Usage: sobolIndices common-model.csv POINTS
#include "commonModel.h"

enum { ALL = SEGMENTS * INPUTS };

static void evaluate_all(const double *const *columns, int points, double *const *results) {
  for (int first = 0; first < points; first += BLOCK) {
    const double *values[ALL];
    double *outcomes[OUTCOMES];
    for (int column = 0; column < ALL; column++) values[column] = columns[column] + first;
    for (int outcome = 0; outcome < OUTCOMES; outcome++) outcomes[outcome] = results[outcome] + first;
    evaluate(values, points - first < BLOCK ? points - first : BLOCK, outcomes);
  }
}

static double *column_of(int points) {
  double *column = malloc((points + LANES) * sizeof(double));
  if (column == NULL) exit(1);
  return column;
}

// Takes the mean of both off both, and gives their variance.
static double centre(double *a, double *b, int points, double *mean) {
  double sum = 0, squares = 0;
  for (int point = 0; point < points; point++) sum += a[point] + b[point];
  *mean = sum / (2.0 * points);
  for (int point = 0; point < points; point++) {
    a[point] -= *mean;
    b[point] -= *mean;
    squares += a[point] * a[point] + b[point] * b[point];
  }
  return squares / (2.0 * points);
}

int main(int count, char **words) {
  int points = count > 2 ? atoi(words[2]) : 0;
  if (points < 2) {
    fprintf(stderr, "usage: sobolIndices common-model.csv POINTS\n");
    return 2;
  }
  static Ranges ranges;
  read_ranges(words[1], ranges);

  double start = milliseconds(CLOCK_MONOTONIC), cpu = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  Generator generator = generator_of(2012);
  double *matrices[2][ALL], *results[3][OUTCOMES], mean[OUTCOMES], variance[OUTCOMES];
  static double first[OUTCOMES][ALL], total[OUTCOMES][ALL];
  for (int matrix = 0; matrix < 2; matrix++)
    for (int column = 0; column < ALL; column++) {
      matrices[matrix][column] = column_of(points);
      fill_uniforms(&generator, matrices[matrix][column], points);
      quantile_function(ranges[column / INPUTS][column % INPUTS], column % INPUTS, matrices[matrix][column], points);
    }
  for (int matrix = 0; matrix < 3; matrix++)
    for (int outcome = 0; outcome < OUTCOMES; outcome++) results[matrix][outcome] = column_of(points);
  for (int matrix = 0; matrix < 2; matrix++)
    evaluate_all((const double *const *)matrices[matrix], points, results[matrix]);
  for (int outcome = 0; outcome < OUTCOMES; outcome++)
    variance[outcome] = centre(results[0][outcome], results[1][outcome], points, &mean[outcome]);

  for (int column = 0; column < ALL; column++) {
    double *kept = matrices[0][column];
    matrices[0][column] = matrices[1][column];
    evaluate_all((const double *const *)matrices[0], points, results[2]);
    matrices[0][column] = kept;
    for (int outcome = 0; outcome < OUTCOMES; outcome++) {
      const double *a = results[0][outcome], *b = results[1][outcome], *swapped = results[2][outcome];
      double products = 0, squares = 0;
      for (int point = 0; point < points; point++) {
        double difference = swapped[point] - mean[outcome] - a[point];
        products += b[point] * difference;
        squares += difference * difference;
      }
      first[outcome][column] = products / points / variance[outcome];
      total[outcome][column] = squares / points / (2 * variance[outcome]);
    }
  }
  print_costs(start, cpu);
  for (int outcome = 0; outcome < OUTCOMES; outcome++) {
    printf("%s\"%s\":{", outcome ? "," : "", OUTCOME_NAMES[outcome]);
    for (int kind = 0; kind < 2; kind++) {
      printf("%s\"%s\":[", kind ? "," : "", kind ? "total" : "first");
      // In the other programs' order: all segments of the first input, then all of the second.
      for (int index = 0; index < ALL; index++)
        printf("%s%.17g", index ? "," : "",
               (kind ? total : first)[outcome][index % SEGMENTS * INPUTS + index / SEGMENTS]);
      printf("]");
    }
    printf("}");
  }
  printf("}}\n");
  return 0;
}
