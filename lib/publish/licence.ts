/** Under what tables, charts and text of a publication may be used. */
export const dataLicence = {
  name: "CC-BY-4.0",
  title: "Creative Commons Attribution 4.0 International",
  path: "https://creativecommons.org/licenses/by/4.0/",
} as const;

/** The text beside a publication's files. */
export const licenceText = `The tables, charts and texts of this folder are licensed under the ${dataLicence.title}
licence (CC BY 4.0): ${dataLicence.path}

Attribution: cite the publication as report.md says. The figures that the estimate starts from are facts that
others published; each row of data/evidence.csv names its source.

The program that made and verifies this folder is licensed under the MIT licence.
`;
