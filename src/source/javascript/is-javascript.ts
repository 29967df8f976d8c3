const SUFFIX = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const DECLARATIONS = /\.d\.(?:[cm]?ts|[^/.]+\.ts)$/;
/** Built, copied or generated: nobody mends a fault there. */
const GENERATED =
  /(?:^|\/)(?:node_modules|bower_components|dist|\.next|\.nuxt|\.output|\.svelte-kit|\.vercel|\.yarn)\/|[.-](?:min|bundle|chunk)\.[cm]?js$/;

/** By its name, a JavaScript or TypeScript file that people write by hand. */
export function isJavaScript(path: string): boolean {
  return SUFFIX.test(path) && !DECLARATIONS.test(path) && !GENERATED.test(path);
}
