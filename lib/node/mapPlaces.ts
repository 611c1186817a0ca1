/**
 * Where the map puts the places of the segments: longitude and latitude of the mark and, for a place that
 * is one country, its ISO 3166 number, so that its outline is tinted. A region has no outline: no source says
 * which of its countries the workers were in.
 */
export const mapPlaces: readonly {
  readonly place: string;
  readonly at: readonly [longitude: number, latitude: number];
  readonly country?: string;
}[] = [
  { place: "Russia", at: [94, 57.5], country: "643" },
  { place: "Kuwait", at: [47.6, 29.4], country: "414" },
  { place: "United Arab Emirates", at: [54.3, 23.9], country: "784" },
  { place: "Qatar", at: [51.2, 25.3], country: "634" },
  { place: "other Middle East", at: [44.5, 17] },
  { place: "South East Asia", at: [102, 13] },
  { place: "Africa", at: [18, 2] },
  { place: "Eastern Europe", at: [20, 51] },
  { place: "Mongolia", at: [103, 46.8], country: "496" },
  { place: "China", at: [104, 34], country: "156" },
  { place: "Kaesong", at: [126.6, 38] },
];
