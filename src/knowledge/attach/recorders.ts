import type { Recorder } from "./attachments.ts";

/** How predictions are recorded, the most telling first. What has no packages works everywhere. */
export const RECORDERS: readonly Recorder[] = [
  {
    title: "with whylogs",
    packages: ["whylogs"],
    version: { from: 1 },
    measures: ["drift", "data-quality"],
    asks: ["model"],
    module: "prediction_profile",
    about: "Profiles of what the model is asked and answers, written every hour for comparison with what it was trained on.",
    imports: [{ module: "logging" }, { module: "pandas" }, { module: "whylogs" }],
    call: "profile_prediction",
    binds: ["PROFILE_FOLDER", "profiles", "profile_prediction"],
    code: `PROFILE_FOLDER = "whylogs"

profiles = whylogs.logger(mode="rolling", interval=1, when="H", base_name="predictions")
profiles.append_writer("local", base_dir=PROFILE_FOLDER)


def profile_prediction(features: object, prediction: object) -> None:
    """Adds to the profile of this hour. Never raises: monitoring must not fail a request."""
    try:
        table = pandas.DataFrame([features] if isinstance(features, dict) else features)
        table.columns = table.columns.map(str)
        profiles.log(table.assign(prediction=prediction))
    except Exception:
        logging.getLogger(__name__).warning("a prediction was not profiled", exc_info=True)`,
  },
  {
    title: "with Evidently, against {{reference}}",
    packages: ["evidently"],
    version: { below: 0.007 },
    measures: ["drift", "data-quality"],
    asks: ["model"],
    reference: true,
    module: "drift_report",
    about: "Compares what the model is asked with what it was trained on, a window of rows at a time.",
    imports: [
      { module: "logging" },
      { module: "threading" },
      { module: "time" },
      { module: "pandas" },
      { module: "evidently.metric_preset", name: "DataDriftPreset" },
      { module: "evidently.report", name: "Report" },
    ],
    call: "watch_drift",
    binds: ["REFERENCE", "WINDOW", "recent_rows", "recent_lock", "watch_drift", "report_drift"],
    code: evidently("Report(metrics=[DataDriftPreset()])", "report"),
  },
  {
    title: "with Evidently, against {{reference}}",
    packages: ["evidently"],
    version: { from: 0.007 },
    measures: ["drift", "data-quality"],
    asks: ["model"],
    reference: true,
    module: "drift_report",
    about: "Compares what the model is asked with what it was trained on, a window of rows at a time.",
    imports: [
      { module: "logging" },
      { module: "threading" },
      { module: "time" },
      { module: "pandas" },
      { module: "evidently", name: "Report" },
      { module: "evidently.presets", name: "DataDriftPreset" },
    ],
    call: "watch_drift",
    binds: ["REFERENCE", "WINDOW", "recent_rows", "recent_lock", "watch_drift", "report_drift"],
    code: evidently("Report([DataDriftPreset()])", "result"),
  },
  {
    title: "as metrics of Prometheus",
    packages: ["prometheus-client"],
    inUse: "prometheus_client",
    measures: ["operations", "drift"],
    asks: ["model"],
    module: "prediction_metrics",
    about: "Metrics of what the model answers: how often it is asked, and how its answers are spread.",
    imports: [
      { module: "logging" },
      { module: "prometheus_client", name: "Counter" },
      { module: "prometheus_client", name: "Histogram" },
    ],
    call: "count_prediction",
    binds: ["PREDICTED_VALUES", "PREDICTED_CLASSES", "count_prediction"],
    code: `PREDICTED_VALUES = Histogram("model_predicted_value", "Numbers that the model answered")
PREDICTED_CLASSES = Counter("model_predicted_class", "Classes that the model answered", ["predicted"])


def count_prediction(features: object, prediction: object) -> None:
    """Counts one answer of the model. Never raises: monitoring must not fail a request."""
    try:
        values = prediction.tolist() if hasattr(prediction, "tolist") else prediction
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, float):
                PREDICTED_VALUES.observe(value)
            elif isinstance(value, (bool, int, str)):
                PREDICTED_CLASSES.labels(value).inc()
    except Exception:
        logging.getLogger(__name__).warning("a prediction was not counted", exc_info=True)`,
  },
  {
    title: "as a line of JSON",
    packages: [],
    measures: ["data-quality"],
    asks: ["model", "llm"],
    module: "prediction_log",
    about: `Records what the model was asked and what it answered, one JSON object a line.

The lines go to the file that the environment names as PREDICTION_LOG, and to the standard error without one. What is asked may hold
personal data: keep the lines no longer than they are needed.`,
    imports: [{ module: "json" }, { module: "logging" }, { module: "math" }, { module: "os" }],
    call: "log_prediction",
    binds: ["MOST_VALUES", "prediction_log", "PredictionLines", "log_path", "log_handler", "plain_value", "log_prediction"],
    code: `MOST_VALUES = 1000
prediction_log = logging.getLogger("predictions")


class PredictionLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        fields = {name: getattr(record, name, None) for name in ("features", "prediction")}
        return json.dumps({"time": record.created, **fields}, default=str)


# To the file that the environment names, or else to the standard error.
if not prediction_log.handlers:
    log_path = os.environ.get("PREDICTION_LOG")
    log_handler = logging.FileHandler(log_path, delay=True) if log_path else logging.StreamHandler()
    log_handler.setFormatter(PredictionLines())
    prediction_log.addHandler(log_handler)
    prediction_log.setLevel(logging.INFO)
    prediction_log.propagate = False


def plain_value(value: object) -> object:
    """As JSON can hold it. What is large, such as a picture, is described and not copied."""
    shape = getattr(value, "shape", None)
    if isinstance(shape, tuple) and math.prod(shape) > MOST_VALUES:
        return f"{type(value).__name__} of shape {tuple(shape)}"
    for form in ("tolist", "model_dump", "to_dict"):
        if hasattr(value, form):
            value = getattr(value, form)()
            break
    if isinstance(value, (str, bytes, list)) and len(value) > MOST_VALUES:
        return f"{type(value).__name__} of length {len(value)}"
    return value


def log_prediction(features: object, prediction: object) -> None:
    """Records one answer of the model. Never raises: monitoring must not fail a request."""
    try:
        fields = {"prediction": plain_value(prediction), "features": plain_value(features)}
        prediction_log.info("prediction", extra=fields)
    except Exception:
        logging.getLogger(__name__).warning("a prediction was not recorded", exc_info=True)`,
  },
];

function evidently(report: string, result: "report" | "result"): string {
  const run = "report.run(reference_data=reference[columns], current_data=current[columns])";
  return `REFERENCE = "{{reference}}"
WINDOW = 500

recent_rows: list[pandas.DataFrame] = []
recent_lock = threading.Lock()


def watch_drift(features: object, prediction: object) -> None:
    """Keeps the rows; each full window is compared beside the requests. Never raises: monitoring must not fail a request."""
    try:
        table = pandas.DataFrame([features] if isinstance(features, dict) else features)
        with recent_lock:
            recent_rows.append(table)
            if sum(len(rows) for rows in recent_rows) < WINDOW:
                return
            current = pandas.concat(recent_rows, ignore_index=True)
            recent_rows.clear()
        threading.Thread(target=report_drift, args=(current,), daemon=True).start()
    except Exception:
        logging.getLogger(__name__).warning("drift was not watched", exc_info=True)


def report_drift(current: pandas.DataFrame) -> None:
    """Writes a report of the columns that both have."""
    try:
        reference = pandas.{{read}}(REFERENCE)
        columns = [name for name in reference.columns if name in current.columns]
        report = ${report}
        ${result === "result" ? `result = ${run}` : run}
        ${result}.save_html(f"drift-{int(time.time())}.html")
    except Exception:
        logging.getLogger(__name__).warning("drift was not measured", exc_info=True)`;
}
