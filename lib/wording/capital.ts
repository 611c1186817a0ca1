/** A name as it stands at the head of something: `Other Middle East`. */
export function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
