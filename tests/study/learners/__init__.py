"""Learners made up by families of models other than the fitted one, and how foreseen chances meet what they do.

The priors of the fitted model were chosen with relatives of the families in `known` in view; those in `unseen` were
written after that and never used for choosing anything.
"""
