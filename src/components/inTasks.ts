/** Something to be made, in a task of its own. */
export type Maker<Part> = () => Part;

/** Makes one part after the other, and lets the page answer to its reader in between. */
export async function inTasks<Part>(makers: readonly Maker<Part>[]): Promise<Part[]> {
  const made: Part[] = [];
  for (const make of makers) {
    made.push(make());
    await new Promise((next) => setTimeout(next));
  }
  return made;
}
