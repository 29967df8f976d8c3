import type { Place, RelatedPlace } from "./place.ts";

/** What programs do with data and models beyond reading and loading them, as far as one function's text tells. */
export interface Usage {
  readonly fits: readonly FittedData[];
  readonly samples: readonly SampledData[];
  readonly hostedModels: readonly HostedModel[];
  readonly disordered: readonly DisorderedNotebook[];
  readonly systems: readonly RemoteSystem[];
  readonly columns: readonly ColumnUse[];
  readonly contracts: readonly Contract[];
  readonly validations: readonly Validation[];
  /** Files with checks that the language itself offers: `assert`, `raise ValueError`. */
  readonly asserted: readonly { readonly file: string }[];
  readonly transforms: readonly Transform[];
}

/** Data that is split into a part to train on and a part to test on, where a transformer is fitted around it. */
export interface FittedData {
  /** The split. */
  readonly place: Place;
  /** The function in which it stands, `""` for the file itself. */
  readonly within: string;
  /** `before`: fitted on all of it before the split. `after`: on a part of it. `unknown`: what is fitted before it cannot be told. */
  readonly order: "before" | "after" | "unknown";
  /** The fit, and how it is called: `StandardScaler`. */
  readonly fit: Place;
  readonly transformer: string;
}

/** A part of the rows, taken by a fixed number, that a model is trained on. */
export interface SampledData {
  readonly place: Place;
  /** `nrows=1000`, `.head(1000)`. */
  readonly written: string;
  /** Where it is trained on. */
  readonly use: RelatedPlace;
  /** The stretch that limits the rows: without it all are used. */
  readonly limit: Place;
}

/** A language model that its provider hosts, asked by name. */
export interface HostedModel {
  readonly place: Place;
  readonly call: string;
  /** Undefined where it cannot be told, `null` where the program names none and the library chooses. */
  readonly name: string | null | undefined;
  readonly inTests: boolean;
}

/** A notebook whose cells were last run in another order than that in which they stand. */
export interface DisorderedNotebook {
  readonly notebook: string;
  /** The first cell that ran before one above it. */
  readonly place: Place;
  /** The cells that have outputs or a count of runs. */
  readonly ran: readonly number[];
}

/** A host, database or queue that serving code talks to by an address of its own. */
export interface RemoteSystem {
  readonly place: Place;
  /** Without scheme, user, port and path; undefined where the address cannot be told. */
  readonly host: string | undefined;
  readonly call: string;
}

/** A column that a program takes from the table that one read gave. */
export interface ColumnUse {
  readonly place: Place;
  readonly column: string;
  readonly location: string;
  /** False where the program may have added the column itself. */
  readonly certain: boolean;
}

export const CONTRACT_FORMATS = [
  "Open Data Contract",
  "Data Contract Specification",
  "Croissant",
  "JSON Schema",
  "pandera",
  "pydantic",
  "Great Expectations",
  "dbt",
  "Frictionless",
] as const;
export type ContractFormat = (typeof CONTRACT_FORMATS)[number];

/** The columns that a data contract or a schema names for one table. */
export interface Contract {
  readonly file: string;
  readonly format: ContractFormat;
  /** The table, resource, model or class that it describes; undefined where the file describes one alone. */
  readonly table?: string;
  readonly columns: readonly string[];
  /** False where the table may have columns that are not named. */
  readonly closed: boolean;
  /** Paths and addresses at which it says that the table lies, as it writes them. */
  readonly locations: readonly string[];
  readonly place: Place;
  /** What is wrong about it, each with its place. */
  readonly problems: readonly RelatedPlace[];
}

/** A call that checks data. */
export interface Validation {
  readonly place: Place;
  readonly call: string;
}

/** A call that fits or applies a transformer. */
export interface Transform {
  readonly place: Place;
  readonly call: string;
  readonly fits: boolean;
  /** True in what a service's files import. */
  readonly serves: boolean;
}

export const NO_USAGE: Usage = {
  fits: [],
  samples: [],
  hostedModels: [],
  disordered: [],
  systems: [],
  columns: [],
  contracts: [],
  validations: [],
  asserted: [],
  transforms: [],
};
