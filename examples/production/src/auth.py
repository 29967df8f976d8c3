"""Who may ask for scores: services and agents with a token of the company's identity provider."""

import os

import jwt
from fastapi import Depends, HTTPException, status
from fastapi.security import OAuth2AuthorizationCodeBearer

token_of_caller = OAuth2AuthorizationCodeBearer(
    authorizationUrl=os.environ["IDENTITY_AUTHORISATION_URL"],
    tokenUrl=os.environ["IDENTITY_TOKEN_URL"],
)
keys = jwt.PyJWKClient(os.environ["IDENTITY_KEYS_URL"], timeout=5)


def require_caller(token: str = Depends(token_of_caller)) -> str:
    """The caller's name, or 401 when the token is not one of ours."""
    try:
        key = keys.get_signing_key_from_jwt(token).key
        claims = jwt.decode(token, key, algorithms=["RS256"], audience="churn-scoring")
    except jwt.PyJWTError as error:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "The token is not valid here.") from error
    return claims["sub"]
