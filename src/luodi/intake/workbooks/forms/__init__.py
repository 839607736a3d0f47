"""What a person may send and say of an import."""

from luodi.intake.workbooks.forms.answers import AnswersForm
from luodi.intake.workbooks.forms.arriving import UploadForm
from luodi.intake.workbooks.forms.choosing import ChoiceForm, DifferenceForm, ReasonForm
from luodi.intake.workbooks.forms.columns import ColumnsForm, Correction

__all__ = [
    "AnswersForm",
    "ChoiceForm",
    "ColumnsForm",
    "Correction",
    "DifferenceForm",
    "ReasonForm",
    "UploadForm",
]
