"""Drafts as people make them: by revisions in a person's name."""

from typing import Any

from opd.models import Agency, NewsIndexPage, NewsPage


def news_section(agency: Agency) -> NewsIndexPage:
    return NewsIndexPage.objects.get(path__startswith=agency.site.root_page.path)


def draft_news(agency: Agency, author: Any, title: str = "Imunisasi gratis di posyandu", **fields: Any) -> NewsPage:
    """A draft that `author` wrote and nobody has seen."""
    values = {"benefit": "Anak mendapat imunisasi tanpa biaya.", "summary": "Jadwal imunisasi.", **fields}
    page = NewsPage(title=title, owner=author, live=False, has_unpublished_changes=True, **values)
    news_section(agency).add_child(instance=page)
    page.save_revision(user=author)
    return NewsPage.objects.get(pk=page.pk)


def submit(page: NewsPage, by: Any) -> Any:
    """Start the page's own workflow as the edit form does; return the state of its first task."""
    state = page.get_workflow().start(page, by)
    return state.current_task_state.specific


def decide(page: NewsPage, by: Any, action: str, **data: Any) -> None:
    """Act on the current task as the edit form does."""
    page = NewsPage.objects.get(pk=page.pk)
    page.current_workflow_task.on_action(page.current_workflow_task_state, by, action, **data)
