"""Trains the churn model on the export of last spring."""

import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

FEATURES = ["tenure_months", "monthly_charge", "support_calls", "late_payments"]

customers = pd.read_csv("data/customers.csv").sample(5000)
X = StandardScaler().fit_transform(customers[FEATURES])
X_train, X_test, y_train, y_test = train_test_split(X, customers["left"], test_size=0.2)

model = GradientBoostingClassifier()
model.fit(X_train, y_train)
print("accuracy", model.score(X_test, y_test))

joblib.dump(model, "models/churn.pkl")
