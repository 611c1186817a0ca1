/** A call of the command line that can be copied: words quoted where a shell needs it, options that are not given left out. */
export function callAgain(
  command: string,
  words: readonly string[],
  options: readonly (readonly [name: string, value: string | number | boolean | undefined])[],
): string {
  const quote = (text: string) => (/^[\w./=@:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  return [
    command,
    ...words.map(quote),
    ...options.flatMap(([name, value]) =>
      value === undefined || value === false
        ? []
        : value === true
          ? [name]
          : [`${name} ${quote(String(value))}`],
    ),
  ].join(" ");
}
