/** Joe and Kuo's direction numbers, packed by the build from `sampling/designs/directionNumbers.csv`. */
declare const bytes: Uint8Array<ArrayBuffer>;
export default bytes;
