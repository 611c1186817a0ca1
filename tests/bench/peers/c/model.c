// The common model in C, in blocks, on one thread or more.
// Usage: model common-model.csv DRAWS THREADS
#include "commonModel.h"
#include <pthread.h>

enum { BUCKETS = 1 << 16, PROBABILITIES = 5 };
static const double probabilities[PROBABILITIES] = {0.05, 0.25, 0.5, 0.75, 0.95};

typedef struct {
  int number, threads, draws;
  Ranges *ranges;
  double **columns;
  double (*results)[PROBABILITIES];
} Task;

static void *sample(void *argument) {
  Task *task = argument;
  int blocks = (task->draws + BLOCK - 1) / BLOCK;
  int end = (int)((int64_t)blocks * (task->number + 1) / task->threads);
  Generator generator = generator_of(2012 + task->number);
  static _Thread_local double buffer[SEGMENTS * INPUTS][BLOCK];
  static _Thread_local double last[OUTCOMES][BLOCK];
  const double *values[SEGMENTS * INPUTS];
  for (int input = 0; input < SEGMENTS * INPUTS; input++) values[input] = buffer[input];
  for (int block = (int)((int64_t)blocks * task->number / task->threads); block < end; block++) {
    int first = block * BLOCK;
    int count = task->draws - first < BLOCK ? task->draws - first : BLOCK;
    for (int input = 0; input < SEGMENTS * INPUTS; input++) {
      fill_uniforms(&generator, buffer[input], BLOCK);
      quantile_function((*task->ranges)[input / INPUTS][input % INPUTS], input % INPUTS, buffer[input], BLOCK);
    }
    double *outcomes[OUTCOMES];
    for (int outcome = 0; outcome < OUTCOMES; outcome++) outcomes[outcome] = last[outcome];
    evaluate(values, BLOCK, outcomes);
    for (int outcome = 0; outcome < OUTCOMES; outcome++)
      memcpy(task->columns[outcome] + first, last[outcome], count * sizeof(double));
  }
  return NULL;
}

static int ascending(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

// Exact quantiles (Hyndman and Fan, definition 7): count in equal buckets, and sort those alone that hold a rank.
static void quantiles(const double *draws, int count, double *results) {
  double least = draws[0], most = draws[0];
  for (int draw = 1; draw < count; draw++) {
    least = draws[draw] < least ? draws[draw] : least;
    most = draws[draw] > most ? draws[draw] : most;
  }
  double scale = most > least ? (BUCKETS - 1) / (most - least) : 0;
  uint16_t *bucket_of = malloc(count * sizeof *bucket_of);
  int *starts = calloc(BUCKETS + 1, sizeof *starts);
  for (int draw = 0; draw < count; draw++) {
    bucket_of[draw] = (uint16_t)(int)((draws[draw] - least) * scale);
    starts[bucket_of[draw] + 1]++;
  }
  for (int bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1] += starts[bucket];

  // Where the values of a wanted bucket go in `kept`, or -1.
  int *place = malloc(BUCKETS * sizeof *place);
  for (int bucket = 0; bucket < BUCKETS; bucket++) place[bucket] = -1;
  int kept_count = 0;
  int wanted[2 * PROBABILITIES], base[2 * PROBABILITIES];
  for (int index = 0; index < 2 * PROBABILITIES; index++) {
    int rank = (int)(probabilities[index / 2] * (count - 1)) + index % 2;
    int low = 0, high = BUCKETS; // starts[low] <= rank < starts[high]
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (starts[middle] <= rank) low = middle;
      else high = middle;
    }
    wanted[index] = low;
    if (place[low] < 0) {
      place[low] = kept_count;
      kept_count += starts[low + 1] - starts[low];
    }
    base[index] = place[low] + rank - starts[low];
  }
  double *kept = malloc((kept_count + 1) * sizeof *kept);
  int *next = malloc(BUCKETS * sizeof *next);
  memcpy(next, place, BUCKETS * sizeof *next);
  for (int draw = 0; draw < count; draw++)
    if (place[bucket_of[draw]] >= 0) kept[next[bucket_of[draw]]++] = draws[draw];
  for (int index = 0; index < 2 * PROBABILITIES; index++) {
    int bucket = wanted[index];
    qsort(kept + place[bucket], starts[bucket + 1] - starts[bucket], sizeof *kept, ascending);
  }
  for (int index = 0; index < PROBABILITIES; index++) {
    double position = probabilities[index] * (count - 1);
    double below = kept[base[2 * index]], above = kept[base[2 * index + 1]];
    results[index] = below + (above - below) * (position - floor(position));
  }
  free(bucket_of), free(starts), free(place), free(kept), free(next);
}

static void *summarise(void *argument) {
  Task *task = argument;
  for (int outcome = task->number; outcome < OUTCOMES; outcome += task->threads)
    quantiles(task->columns[outcome], task->draws, task->results[outcome]);
  return NULL;
}

static void on_threads(void *(*work)(void *), Task *tasks) {
  pthread_t threads[64];
  for (int thread = 1; thread < tasks->threads; thread++)
    if (pthread_create(&threads[thread], NULL, work, &tasks[thread]) != 0) exit(1);
  work(&tasks[0]);
  for (int thread = 1; thread < tasks->threads; thread++) pthread_join(threads[thread], NULL);
}

int main(int count, char **words) {
  int draws = count > 2 ? atoi(words[2]) : 0, threads = count > 3 ? atoi(words[3]) : 1;
  if (draws < 2 || threads < 1 || threads > 64) {
    fprintf(stderr, "usage: model common-model.csv DRAWS THREADS\n");
    return 2;
  }
  static Ranges ranges;
  read_ranges(words[1], ranges);

  double start = milliseconds(CLOCK_MONOTONIC), cpu = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  double *columns[OUTCOMES];
  double results[OUTCOMES][PROBABILITIES];
  for (int outcome = 0; outcome < OUTCOMES; outcome++) columns[outcome] = malloc(draws * sizeof(double));
  Task tasks[64];
  for (int thread = 0; thread < threads; thread++)
    tasks[thread] = (Task){thread, threads, draws, &ranges, columns, results};
  on_threads(sample, tasks);
  on_threads(summarise, tasks);
  print_costs(start, cpu);
  for (int outcome = 0; outcome < OUTCOMES; outcome++) {
    printf("%s\"%s\":[", outcome ? "," : "", OUTCOME_NAMES[outcome]);
    for (int index = 0; index < PROBABILITIES; index++)
      printf("%s%.17g", index ? "," : "", results[outcome][index]);
    printf("]");
  }
  printf("}}\n");
  return 0;
}
