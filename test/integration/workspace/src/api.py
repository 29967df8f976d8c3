import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/churn.pkl")


@app.post("/predict")
def predict(age: int, calls: int):
    return {"risk": float(model.predict([[age, calls]])[0])}
