import assert from "node:assert/strict";
import { analyse } from "./analyse.ts";

const LLM = `import { generateText } from "ai";\nexport const ask = (q) => generateText({ prompt: q });\n`;

function guards(files: Record<string, string>): readonly string[] {
  const part = analyse({ "package.json": "{}", "src/llm.ts": LLM, ...files });
  return part.services.map((one) =>
    one.guard.state === "guarded"
      ? `guarded by ${one.guard.by}`
      : one.guard.state === "unknown"
        ? `unknown: ${one.guard.reason}`
        : "open",
  );
}

const express = (setup: string, route = `app.post("/ask", async (req, res) => res.json(await ask(1)));`) => ({
  "src/app.ts": `import express from "express";\nimport { ask } from "./llm";\nconst app = express();\n${setup}\n${route}`,
});

describe("guards in JavaScript", () => {
  it("reads middleware of Express", () => {
    assert.deepEqual(guards(express(`import cors from "cors"; app.use(cors()); app.use(express.json());`)), ["open"]);
    assert.deepEqual(
      guards(
        express(
          `import passport from "passport";`,
          `app.post("/ask", passport.authenticate("jwt"), async (req, res) => res.json(await ask(1)));`,
        ),
      ),
      ["guarded by Passport"],
    );
    assert.deepEqual(guards(express(`import { expressjwt } from "express-jwt"; app.use(expressjwt({}));`)), [
      "guarded by a JWT middleware",
    ]);
    assert.deepEqual(guards(express(`import { thing } from "in-house"; app.use(thing());`)), [
      "unknown: `thing()` runs before the handler and could not be read.",
    ]);
    assert.deepEqual(
      guards(
        express(
          ``,
          `app.post("/ask", async (req, res) => res.json(await ask(1)));\nimport { expressjwt } from "express-jwt"; app.use(expressjwt({}));`,
        ),
      ),
      ["open"],
    );
  });

  it("reads the project's own middleware", () => {
    assert.deepEqual(
      guards(
        express(
          `import jwt from "jsonwebtoken"; function check(req, res, next) { jwt.verify(req.headers.authorization, "x"); next(); } app.use(check);`,
        ),
      ),
      ["guarded by a verified JWT"],
    );
    assert.deepEqual(
      guards(
        express(
          `const key = (req, res, next) => { if (req.headers["x-api-key"] !== process.env.KEY) return res.status(401).end(); next(); }; app.use(key);`,
        ),
      ),
      ["guarded by `key`"],
    );
    assert.deepEqual(guards(express(`const log = (req, res, next) => { console.log(req.url); next(); }; app.use(log);`)), [
      "open",
    ]);
  });

  it("reads sessions in handlers of Next.js", () => {
    const route = (head: string, check: string) => ({
      "app/api/chat/route.ts": `import { ask } from "../../../src/llm";\n${head}\nexport async function POST(req: Request) { ${check} return Response.json(await ask(1)); }`,
    });
    assert.deepEqual(guards(route("", "")), ["open"]);
    assert.deepEqual(guards(route(`import { getServerSession } from "next-auth";`, "const s = await getServerSession();")), [
      "guarded by NextAuth",
    ]);
    assert.deepEqual(guards(route(`import { auth } from "@clerk/nextjs/server";`, "const { userId } = await auth();")), [
      "guarded by Clerk",
    ]);
    assert.deepEqual(guards(route(`import { checkSession } from "@acme/x";`, "await checkSession();")), [
      "unknown: `@acme/x.checkSession` may check callers and could not be read.",
    ]);
    assert.deepEqual(
      guards(
        route(
          "",
          `try { } catch (error) { if (error.status === 401) { return new Response("API key is wrong", { status: 500 }); } }`,
        ),
      ),
      ["open"],
    );
    const own = { "lib/auth.ts": `import NextAuth from "next-auth";\nexport const { auth, handlers } = NextAuth({});` };
    assert.deepEqual(guards({ ...own, ...route(`import { auth } from "@/lib/auth";`, "const session = await auth();") }), [
      "guarded by NextAuth",
    ]);
  });

  it("reads the middleware of Next.js with its matcher", () => {
    const route = {
      "app/api/chat/route.ts": `import { ask } from "../../../src/llm";\nexport async function POST() { return Response.json(await ask(1)); }`,
    };
    const middleware = (matcher: string) => ({
      "middleware.ts": `import { withAuth } from "next-auth/middleware";\nexport const config = { matcher: ${matcher} };\nexport default function middleware(req) { return withAuth(req); }`,
    });
    assert.deepEqual(guards({ ...route, ...middleware(`["/api/:path*"]`) }), ["guarded by NextAuth"]);
    assert.deepEqual(guards({ ...route, ...middleware(`["/((?!api|_next).*)"]`) }), ["open"]);
    assert.deepEqual(guards({ ...route, ...middleware(`["/dashboard/:path*"]`) }), ["open"]);
  });

  it("leaves functions behind a gateway unknown", () => {
    assert.deepEqual(guards({ "src/lambda.ts": `import { ask } from "./llm";\nexport const handler = async () => ask(1);` }), [
      "unknown: A gateway in front of the function may check callers.",
    ]);
  });

  it("takes no answer about an error of the provider's for a check of callers", () => {
    const handed = `app.post("/ask", async (req, res) => { try { res.json(await ask(req.body)); } catch (error) { if (error.status === 401) { return res.status(401).json({ error: "The API key is wrong" }); } res.status(500).end(); } });`;
    assert.deepEqual(guards(express("", handed)), ["open"]);
    const answered = `function answer(error, res) { if (isDenied(error)) return res.status(403).json("Check your API key"); res.status(500).end(); }
app.post("/ask", async (req, res) => { try { res.json(await ask(req.body)); } catch (error) { answer(error, res); } });`;
    assert.deepEqual(guards(express("", answered)), ["open"]);
    const checks = `app.post("/ask", async (req, res) => { if (req.headers["x-api-key"] !== KEY) { return res.status(401).end(); } res.json(await ask(req.body)); });`;
    assert.deepEqual(guards(express("", checks)), ["guarded by `its own check`"]);
  });

  it("knows that the server which builds a front end checks nobody", () => {
    assert.deepEqual(
      guards(express('import { createServer } from "vite";\nconst vite = await createServer({});\napp.use(vite.middlewares);')),
      ["open"],
    );
  });

  it("reads matchers of middleware whose expressions hold brackets", () => {
    const files = {
      "app/api/chat/route.ts": `import { ask } from "../../../src/llm";\nexport async function POST(req) { return Response.json(await ask(1)); }`,
    };
    const middleware = (matcher: string) =>
      `import { authMiddleware } from "@clerk/nextjs";\nexport default authMiddleware({ publicRoutes: ["/"] });\nexport const config = { matcher: ${matcher} };`;
    assert.deepEqual(guards({ ...files, "middleware.ts": middleware('"/dashboard"') }), ["open"]);
    assert.deepEqual(
      guards({ ...files, "middleware.ts": middleware(`['/((?!.+\\\\.[\\\\w]+$|_next).*)', '/', '/(api|trpc)(.*)']`) }),
      ["unknown: `middleware.ts` runs before the route and may check callers."],
    );
  });

  it("cannot tell whom a check of a signature refuses", () => {
    const check = `function verify(req) { return crypto.timingSafeEqual(sign(req.body), Buffer.from(req.headers["x-slack-signature"])); }`;
    const route = `app.post("/ask", async (req, res) => { const ok = verify(req); res.json(ok && (await ask(req.body))); });`;
    assert.deepEqual(guards(express(`import crypto from "node:crypto"; ${check}`, route)), [
      "unknown: It verifies the signature of a request, and whom it refuses cannot be told.",
    ]);
  });
});
