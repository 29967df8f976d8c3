import type { Instrument } from "./attachments.ts";

const FASTAPI = { module: "fastapi", name: "FastAPI" } as const;
const FLASK = { module: "flask", name: "Flask" } as const;
const STARLETTE = { module: "starlette.applications", name: "Starlette" } as const;

/** Libraries that measure the requests of an application. */
export const INSTRUMENTS: readonly Instrument[] = [
  {
    title: "prometheus-fastapi-instrumentator",
    packages: ["prometheus-fastapi-instrumentator"],
    application: FASTAPI,
    imports: [{ module: "prometheus_fastapi_instrumentator", name: "Instrumentator" }],
    statements: ["Instrumentator().instrument({{app}}).expose({{app}})"],
    measures: ["operations"],
  },
  ...[FASTAPI, STARLETTE].map(
    (application): Instrument => ({
      title: "starlette-exporter",
      packages: ["starlette-exporter"],
      application,
      imports: [
        { module: "starlette_exporter", name: "PrometheusMiddleware" },
        { module: "starlette_exporter", name: "handle_metrics" },
      ],
      statements: ["{{app}}.add_middleware(PrometheusMiddleware)", '{{app}}.add_route("/metrics", handle_metrics)'],
      measures: ["operations"],
    }),
  ),
  {
    title: "prometheus-flask-exporter",
    packages: ["prometheus-flask-exporter"],
    application: FLASK,
    imports: [{ module: "prometheus_flask_exporter", name: "PrometheusMetrics" }],
    statements: ["PrometheusMetrics({{app}})"],
    measures: ["operations"],
  },
  {
    title: "OpenTelemetry",
    packages: ["opentelemetry-instrumentation-fastapi"],
    application: FASTAPI,
    imports: [{ module: "opentelemetry.instrumentation.fastapi", name: "FastAPIInstrumentor" }],
    statements: ["FastAPIInstrumentor.instrument_app({{app}})"],
    measures: ["operations"],
  },
  {
    title: "OpenTelemetry",
    packages: ["opentelemetry-instrumentation-flask"],
    application: FLASK,
    imports: [{ module: "opentelemetry.instrumentation.flask", name: "FlaskInstrumentor" }],
    statements: ["FlaskInstrumentor().instrument_app({{app}})"],
    measures: ["operations"],
  },
  {
    title: "OpenTelemetry",
    packages: ["opentelemetry-instrumentation-starlette"],
    application: STARLETTE,
    imports: [{ module: "opentelemetry.instrumentation.starlette", name: "StarletteInstrumentor" }],
    statements: ["StarletteInstrumentor.instrument_app({{app}})"],
    measures: ["operations"],
  },
];
