"""The conversation: parse what was typed or tapped, call one use case, show the answer.

Imports aiogram and core; gets use cases by name, never a store. build_router() is the order.
"""
