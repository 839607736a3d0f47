"""The table of evidence and what kinds demand of it."""

from __future__ import annotations

import pytest

from luodi.foundation.vocabulary.conditions import CONDITIONS, condition
from luodi.foundation.vocabulary.evidence import EVIDENCE, evidence
from luodi.foundation.vocabulary.kinds import KINDS, START_KINDS, kind
from luodi.foundation.vocabulary.shapes import Kind
from luodi.kernel.refusal import Refused

# Papers about a batch, a month or a closing; papers that are told apart so as not to be mistaken.
NEEDED_BY_NO_KIND = {
    *("batch_opening_document", "month_report_scan", "stamped_sheet"),
    *("closing_document", "source_workbook"),
    *("land_planning_permit", "temporary_planning_permit"),
    *("levelling_photo", "survey_photo", "fence_photo", "temporary_works_photo"),
    "cornerstone_photo",
}

# Kind → its requirements; alternatives by |, papers together by +, conditions by @.
NEEDS = {
    "lead": ["lead_form", "investment_scheme|feasibility_study|project_proposal"],
    "lead_valid": ["validity_opinion", "visit_record+leaders_meeting_record|terms_record"],
    "visit_in": ["reception_plan+visit_photo|guest_signatures"],
    "review_passed": [
        "review_minutes",
        "department_opinions",
        "environment_prereview@industrial_project",
    ],
    "contract": [
        "contract_text",
        "due_diligence_report",
        "legality_opinion",
        "fair_competition_opinion",
        "collective_decision_minutes",
    ],
    "project_filed": ["filing_certificate|ratification_reply|approval_reply"],
    "construction_permit": ["construction_licence|licence_exemption"],
    "ground_break": [
        "site_photo",
        "construction_contract",
        "filing_certificate|ratification_reply|approval_reply"
        "|construction_licence+missing_filing_note",
    ],
    "first_pile": ["piling_photo", "construction_contract", "supervisor_start_order"],
    "fitout_start": [
        "lease_contract|premises_purchase_contract",
        "equipment_contract",
        "payment_voucher",
        "equipment_photo",
    ],
    "statistics_entry": [
        "statistics_entry_notice|statistics_platform_screenshot",
        "filing_certificate|ratification_reply|approval_reply@construction_project",
        "works_description@construction_project",
        "construction_contract@construction_project",
        "site_photo@construction_project",
        "equipment_contract@purchase_only",
        "payment_voucher@purchase_only",
        "equipment_photo@purchase_only",
    ],
    "completed": [
        "completion_report|completion_filing_form|single_item_acceptance+settlement_book",
    ],
    "full_capacity": [
        "capacity_form",
        "audit_report|statistics_annual_report|tax_certificate",
    ],
    "above_scale": [
        "register_approval",
        "business_licence",
        "income_statement@class_by_revenue",
        "qualification_certificate@class_by_qualification",
    ],
    "money_in": [
        "bank_slip|capital_verification_report|invoice+payment_voucher|land_payment_receipt"
        "@cash_contribution",
        "contribution_contract@non_cash_contribution",
        "appraisal_report@non_cash_contribution",
    ],
    "stopped": ["inspection_record|stoppage_report"],
    "terminated": ["termination_agreement|exit_notice|effective_judgment"],
    "swap_in": ["swap_approval"],
    "promise_paid": ["appropriation_voucher"],
}


def written(row: Kind) -> list[str]:
    """The requirements of a kind as they stand in the table above."""
    return [
        "|".join("+".join(group) for group in need.any_of) + (f"@{need.when}" if need.when else "")
        for need in row.evidence
    ]


@pytest.mark.parametrize("code", NEEDS)
def test_a_kind_demands_what_the_catalogue_says(code: str) -> None:
    assert written(kind(code)) == NEEDS[code]


def test_codes_and_names_are_unique() -> None:
    assert len({row.code for row in EVIDENCE}) == len(EVIDENCE)
    assert len({row.name for row in EVIDENCE}) == len(EVIDENCE)


def test_every_kind_can_be_proved() -> None:
    assert [row.code for row in KINDS if not row.evidence] == []


def test_every_paper_that_a_kind_demands_exists_and_none_stands_idle() -> None:
    demanded = {
        code for row in KINDS for need in row.evidence for group in need.any_of for code in group
    }
    assert demanded | NEEDED_BY_NO_KIND == {row.code for row in EVIDENCE}
    assert not demanded & NEEDED_BY_NO_KIND


def test_no_kind_demands_what_proves_nothing_for_it() -> None:
    for row in KINDS:
        for need in row.evidence:
            papers = [evidence(code) for group in need.any_of for code in group]
            assert not [paper.code for paper in papers if row.code in paper.proves_nothing_for]


@pytest.mark.parametrize(
    "code",
    [
        "levelling_photo",
        "survey_photo",
        "fence_photo",
        "temporary_works_photo",
        "cornerstone_photo",
    ],
)
def test_a_photo_taken_before_the_permanent_works_proves_no_start(code: str) -> None:
    photo = evidence(code)
    assert photo.is_image
    assert photo.proves_nothing_for == START_KINDS


def test_every_start_needs_a_photo_that_proves_it() -> None:
    for code in START_KINDS:
        pictures = [
            evidence(paper)
            for need in kind(code).evidence
            for group in need.any_of
            for paper in group
            if evidence(paper).is_image
        ]
        assert pictures, code


def test_grades_are_a_b_or_c_and_a_picture_taken_is_seen_on_site() -> None:
    assert {row.grade for row in EVIDENCE} == {"A", "B", "C"}
    photos = {row.grade for row in EVIDENCE if row.code.endswith("_photo")}
    assert photos == {"B"}


@pytest.mark.parametrize(
    ("code", "grade"),
    [
        ("construction_licence", "A"),
        ("bank_slip", "A"),
        ("statistics_entry_notice", "A"),
        ("inspection_record", "B"),
        ("stoppage_report", "C"),
        ("lead_form", "C"),
    ],
)
def test_the_grade_follows_who_made_the_paper(code: str, grade: str) -> None:
    assert evidence(code).grade == grade


def test_every_condition_of_a_need_exists_and_is_used() -> None:
    named = {need.when for row in KINDS for need in row.evidence if need.when}
    assert named == {row.code for row in CONDITIONS}


def test_conditions_are_sentences_of_their_own() -> None:
    assert len({row.sentence for row in CONDITIONS}) == len(CONDITIONS)
    assert condition("purchase_only").sentence == "入统类型是单纯购置"


def test_an_unknown_condition_is_refused() -> None:
    with pytest.raises(Refused, match="purchase_only"):
        condition("purchase")


def test_unknown_evidence_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(Refused, match="施工许可证"):
        evidence("施工许可")


def test_codes_fit_their_columns() -> None:
    assert max(len(row.code) for row in EVIDENCE) <= 40
