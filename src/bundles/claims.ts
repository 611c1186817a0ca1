/** What the worker reads when claims are asked for, and not before: claims, lineages, and whose each figure is. */
import catalogue from "#catalogue";

export default catalogue;
