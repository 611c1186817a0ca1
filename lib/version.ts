/** Version of the code, as in package.json. */
export const version = "0.1.0";

/** Day on which it was released, as in CITATION.cff. */
export const released = "2026-11-24";
