/** Mean width of a letter at 13 pixels, on the generous side: fonts differ between machines. */
export const letterWidths = { bold: 8, regular: 6.9 } as const;

/** Breaks a text at spaces into lines of at most this many pixels; a longer word has a line of its own. */
export function wrapText(text: string, width: number, weight: keyof typeof letterWidths = "bold"): string[] {
  const most = Math.floor(width / letterWidths[weight]);
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
