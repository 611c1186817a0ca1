/** A work that a method is taken from. */
export interface Citation {
  readonly by: string;
  readonly year: number;
  readonly doi: string;
}

/** What readers are told of a method. */
export interface Method {
  readonly id: string;
  readonly title: string;
  /** One plain sentence. */
  readonly says: string;
  /** How choices between options take part, or why they cannot. */
  readonly choices: string;
  readonly cites: readonly Citation[];
}

const asInputs = "Choices take part as inputs.";
const noOrder =
  "Choices between two options count as 0 and 1; options of others have no order, so these choices are left out.";

/** Every method, in the order in which results are shown. */
export const methods = [
  {
    id: "sobol",
    title: "Sobol' indices",
    says: "First order: the share of the variance that would go if the input were known; total: the share that would stay if everything else were known.",
    choices: asInputs,
    cites: [
      { by: "Saltelli and others", year: 2010, doi: "10.1016/j.cpc.2009.09.018" },
      { by: "Jansen", year: 1999, doi: "10.1016/S0010-4655(98)00154-4" },
    ],
  },
  {
    id: "second-order",
    title: "Second-order Sobol' indices",
    says: "The share of the variance that two inputs have only together, beyond what each has alone.",
    choices: asInputs,
    cites: [{ by: "Saltelli", year: 2002, doi: "10.1016/S0010-4655(02)00280-1" }],
  },
  {
    id: "groups",
    title: "Sobol' indices of groups",
    says: "The same shares for inputs taken together: all wages, all headcounts, a place, a basis, a choice, a source, a lineage.",
    choices: asInputs,
    cites: [{ by: "Saltelli and others", year: 2010, doi: "10.1016/j.cpc.2009.09.018" }],
  },
  {
    id: "rests-on",
    title: "What the estimate rests on",
    says: "The variance shared out fairly over documented, borrowed, judged and chosen inputs, adding up to 1.",
    choices: "Choices are a class of their own, because their weights are judgement always.",
    cites: [{ by: "Owen", year: 2014, doi: "10.1137/130936233" }],
  },
  {
    id: "shapley",
    title: "Shapley effects",
    says: "The variance shared out over inputs so that the shares add up to 1, also where inputs depend on one another.",
    choices: asInputs,
    cites: [
      { by: "Song, Nelson and Staum", year: 2016, doi: "10.1137/15M1048070" },
      { by: "Goda", year: 2021, doi: "10.1016/j.ress.2021.107702" },
    ],
  },
  {
    id: "given-data",
    title: "First-order indices from draws already made",
    says: "How much of the variance lies between classes of an input, from the draws of an ordinary run.",
    choices: "Choices take part with their options as classes.",
    cites: [
      { by: "Plischke, Borgonovo and Smith", year: 2013, doi: "10.1016/j.ejor.2012.11.047" },
      { by: "Kelley", year: 1935, doi: "10.1073/pnas.21.9.554" },
    ],
  },
  {
    id: "tornado",
    title: "One at a time",
    says: "The outcome with one input at the low and at the high end of its range as it is written and all others at their medians.",
    choices: "A choice is tried at every option; the lowest and the highest outcome are shown.",
    cites: [{ by: "Eschenbach", year: 1992, doi: "10.1287/inte.22.6.40" }],
  },
  {
    id: "curves",
    title: "Conditional means",
    says: "The mean of the outcome where the input lies in each tenth of its distribution, all others varying.",
    choices: "A choice has one mean for every option.",
    cites: [{ by: "Plischke, Borgonovo and Smith", year: 2013, doi: "10.1016/j.ejor.2012.11.047" }],
  },
  {
    id: "correlation",
    title: "Correlation and regression",
    says: "How the outcome goes up and down with an input in a straight line, alone and with all others held fixed.",
    choices: noOrder,
    cites: [{ by: "Helton and others", year: 2006, doi: "10.1016/j.ress.2005.11.017" }],
  },
  {
    id: "rank-correlation",
    title: "Rank correlation and regression",
    says: "The same for ranks in place of values, so that any rising or falling curve counts as a line.",
    choices: noOrder,
    cites: [{ by: "Saltelli and Marivoet", year: 1990, doi: "10.1016/0951-8320(90)90065-U" }],
  },
  {
    id: "morris",
    title: "Morris' screening",
    says: "The mean size of what single moves of an input do, from a few walks through the whole space of inputs.",
    choices: "Choices take part by the size of their effects; a sign has no meaning without an order.",
    cites: [
      { by: "Morris", year: 1991, doi: "10.2307/1269043" },
      { by: "Campolongo, Cariboni and Saltelli", year: 2007, doi: "10.1016/j.envsoft.2006.10.004" },
    ],
  },
  {
    id: "delta",
    title: "Borgonovo's delta",
    says: "How far knowing the input moves the whole distribution of the outcome, by the area between densities.",
    choices: "Choices take part with their options as classes.",
    cites: [
      { by: "Borgonovo", year: 2007, doi: "10.1016/j.ress.2006.04.015" },
      { by: "Plischke, Borgonovo and Smith", year: 2013, doi: "10.1016/j.ejor.2012.11.047" },
    ],
  },
  {
    id: "pawn",
    title: "PAWN",
    says: "How far knowing the input moves the whole distribution of the outcome, by the gap between cumulative curves.",
    choices: "Choices take part with their options as classes.",
    cites: [{ by: "Pianosi and Wagener", year: 2018, doi: "10.1016/j.envsoft.2018.07.019" }],
  },
  {
    id: "information",
    title: "Perfect information",
    says: "How much narrower the estimate would get, on average, if one input were known exactly: an upper bound for any datum about it.",
    choices: "Learning a choice means learning which option holds.",
    cites: [{ by: "Oakley and O'Hagan", year: 2004, doi: "10.1111/j.1467-9868.2004.05304.x" }],
  },
  {
    id: "new-data",
    title: "New data",
    says: "How much narrower the estimate would get, on average, from a datum of the stated precision: an interview, a payroll, a count of permits.",
    choices: "A datum about a choice tells the right option with the stated chance.",
    cites: [{ by: "Strong, Oakley, Brennan and Breeze", year: 2015, doi: "10.1177/0272989X15575286" }],
  },
] as const satisfies readonly Method[];

export type MethodId = (typeof methods)[number]["id"];
export const methodIds: readonly MethodId[] = methods.map(({ id }) => id);
