"""What the bench asks for: the register in ten ways, words to search for, the first page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from luodi.config.benchmark.pages import Promise
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.foundation.vocabulary.codelists import Pairs
from luodi.kernel.name_keys import initials
from luodi.outputs.registers.rules.view import View, written
from luodi.records.enterprises.models import Enterprise
from luodi.records.projects.queries.listing import PAGE
from luodi.records.projects.rules import Order, Wanted
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType

REGISTER = Promise(queries=12, one=40, many=150, a_second=100)
SEARCH = Promise(one=10)
HOME = Promise(one=300)
PART = {"HX-Request": "true"}  # the box of the frame asks for the hits alone


def home() -> dict[str, str]:
    return {"今日": settings.LOGIN_REDIRECT_URL}


def register(book: Book) -> dict[str, str]:
    """Unfiltered, narrowed, sought by a word, in each family of orders, the last page."""
    projects = Subject.objects.filter(book=book, type=SubjectType.PROJECT)
    unit = Unit.objects.filter(book=book).exclude(parent=None).order_by("pk")[0]
    last = -(-projects.count() // PAGE)
    views = {
        "全部": View(),
        "一个单位": View(Wanted(unit=(unit.pk,))),
        "名称含“冷链”": View(Wanted(text="冷链")),
        "核定已开工": View(Wanted(step=("START",)), verified=True),
        "按名称": View(order=Order("name", descending=False)),
        "按单位": View(order=Order("unit", descending=False)),
        "按阶段": View(order=Order("rank")),
        "按签合同日": View(order=Order("contract_on")),
        "按合同引资额": View(order=Order("contract_fen.claimed")),
        "末页": View(page=last),
    }
    page = reverse("registers:projects")
    return {name: f"{page}?{written(view)}" for name, view in views.items()}


def search(book: Book) -> dict[str, str]:
    """Words of two characters, common and rare, and the other ways to find a name."""
    last = Subject.objects.filter(book=book, type=SubjectType.PROJECT).order_by("-pk")[0]
    firm = Enterprise.objects.filter(book=book).order_by("-pk").first()
    page = reverse("search")
    words: Pairs = (
        ("全部项目都有的两个字", "项目"),
        ("常见的两个字", "生产"),
        ("较少的两个字", "冷链"),
        ("少见的两个字", last.name[:2]),
        ("企业名称", "有限公司"),
        ("一个名称", last.name),
        ("没有的两个字", "鹏鲲"),
        ("首字母", initials(last.name)[:4]),
        ("信用代码", firm.credit_code[:12] if firm else "9199"),
    )
    return {name: f"{page}?{urlencode({'q': word})}" for name, word in words}
