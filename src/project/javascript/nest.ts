import type { Expression, JsFunction } from "../../source/javascript/module.ts";
import { evaluate } from "./evaluate.ts";
import { functionOf, type Mod, type Program } from "./program.ts";
import type { Root } from "./roots.ts";

const VERBS: Readonly<Record<string, string>> = {
  Get: "GET",
  Post: "POST",
  Put: "PUT",
  Patch: "PATCH",
  Delete: "DELETE",
  All: "",
  Sse: "GET",
};
const OTHERS =
  /^(?:@nestjs\/(?:graphql#(?:Query|Mutation|Subscription)|websockets#SubscribeMessage|microservices#(?:MessagePattern|EventPattern|GrpcMethod))|@nestjs\/bull(?:mq)?#Process)$/;

interface Decorator {
  readonly path: string;
  readonly expression: Expression;
  readonly text: string;
}

function decoratorsOf(program: Program, mod: Mod, list: readonly Expression[], owner: number): readonly Decorator[] {
  return list.flatMap((expression) => {
    const callee = expression.kind === "call" ? expression.callee : expression;
    const argument = expression.kind === "call" ? expression.arguments[0] : undefined;
    const inner = argument?.kind === "object" ? argument.properties.find((one) => one.name === "path")?.value : argument;
    const value = inner && evaluate(program, mod, inner, owner).find((one) => one.kind === "text");
    const text = value?.kind === "text" ? value.value : "";
    return evaluate(program, mod, callee, owner).flatMap((one) =>
      one.kind === "library" ? [{ path: one.path, expression, text }] : [],
    );
  });
}

/** Frameworks whose routes are methods of a class, each with its word for such a class. */
const CONTROLLER =
  /^(?:@nestjs\/common#Controller|routing-controllers#(?:Json)?Controller|tsoa#Route|@tsoa\/runtime#Route|inversify-express-utils#controller)$/;
const ROUTE = /^(?:@nestjs\/common|routing-controllers|tsoa|@tsoa\/runtime|inversify-express-utils)#(?:http)?(\w+)$/;
const GUARD = /^(?:@nestjs\/common#UseGuards|routing-controllers#Authorized|(?:tsoa|@tsoa\/runtime)#Security)$/;

/** Controllers of NestJS and of frameworks in its manner; resolvers, gateways and processors of NestJS. */
export function readNest(program: Program, mod: Mod, roots: Root[]): void {
  for (const made of mod.syntax.classes) {
    const outer = decoratorsOf(program, mod, made.decorators, made.owner);
    const controller = outer.find((one) => CONTROLLER.test(one.path));
    for (const id of made.methods.values()) {
      const method = functionOf(mod, id);
      const inner = decoratorsOf(program, mod, method.decorators, made.owner);
      for (const one of inner) {
        const verb = controller && ROUTE.exec(one.path)?.[1];
        if (verb !== undefined && verb in VERBS) {
          const url = `/${controller!.text}/${one.text}`.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
          roots.push(root(program, mod, method, "http", `${VERBS[verb]} ${url}`.trim(), [...inner, ...outer]));
        } else if (OTHERS.test(one.path)) {
          roots.push(
            root(program, mod, method, one.path.endsWith("Process") ? "task" : "handler", one.text || method.name, [
              ...inner,
              ...outer,
            ]),
          );
        } else if (one.path === "@nestjs/schedule#Cron" || one.path === "@nestjs/schedule#Interval") {
          roots.push({ ...root(program, mod, method, "batch", method.qualifiedName, []), context: "batch" });
        }
      }
    }
  }
}

function root(
  program: Program,
  mod: Mod,
  method: JsFunction,
  kind: Root["kind"],
  name: string,
  decorators: readonly Decorator[],
): Root {
  const guard = decorators.find((one) => GUARD.test(one.path));
  const guardedBy = guard
    ? { by: mod.facts.module.text.slice(guard.expression.start, guard.expression.end), mod, at: guard.expression }
    : globalGuard(program, mod);
  const open = method.decorators.some((one) => /public|anonymous/i.test(mod.facts.module.text.slice(one.start, one.end)));
  return {
    mod,
    id: method.id,
    kind,
    name,
    start: method.nameStart,
    end: method.nameEnd,
    context: "serving",
    symbol: method.qualifiedName,
    before: [],
    origin: undefined,
    platform: kind === "http" && !open ? undefined : "what calls it may check callers",
    ...(guardedBy && !open ? { guardedBy } : {}),
  };
}

/** `APP_GUARD` or `useGlobalGuards` in the same package covers every controller. */
function globalGuard(program: Program, mod: Mod): Root["guardedBy"] | undefined {
  for (const other of program.modules.values()) {
    if (other.package !== mod.package || !/\b(?:APP_GUARD|useGlobalGuards)\b/.test(other.facts.module.text)) continue;
    // Rate limits and the like are guards to Nest, and let everybody in.
    const text = other.facts.module.text;
    const found = /(?:APP_GUARD\s*,\s*use(?:Class|Existing)\s*:\s*|useGlobalGuards\(\s*(?:new\s+)?)(\w+)/.exec(text);
    if (!found || /throttl|rate/i.test(found[1]!)) continue;
    return { by: found[1]!, mod: other, at: { kind: "this", start: found.index, end: found.index + found[0].length } };
  }
  return undefined;
}
