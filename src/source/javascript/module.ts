/** One JavaScript or TypeScript module: what the project needs of it. */
export interface JsModule {
  readonly text: string;
}
