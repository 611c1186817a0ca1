/** Version of the code, as in package.json. */
export const version = "0.1.0";
