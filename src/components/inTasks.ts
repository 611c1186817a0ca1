/** Something to be made, in a task of its own. */
export type Maker<Part> = () => Part;

/**
 * Makes one part after the other, and lets the page answer to its reader in between.
 *
 * @param isStale whether nobody wants the parts any more
 * @returns undefined where they became stale
 */
export async function inTasks<Part>(
  makers: readonly Maker<Part>[],
  isStale: () => boolean,
): Promise<Part[] | undefined> {
  const made: Part[] = [];
  for (const make of makers) {
    made.push(make());
    await new Promise((next) => setTimeout(next));
    if (isStale()) return undefined;
  }
  return made;
}
