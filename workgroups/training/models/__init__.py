"""Training: what was offered, who took it up, what they thought of it, and what agencies gave their own staff."""

from workgroups.training.models.courses import Course, TrainingEvent
from workgroups.training.models.evaluation import Evaluation
from workgroups.training.models.notes import TrainingNote
from workgroups.training.models.single import SingleAgencyTraining
from workgroups.training.models.takeup import TakeUp

__all__ = ["Course", "Evaluation", "SingleAgencyTraining", "TakeUp", "TrainingEvent", "TrainingNote"]
