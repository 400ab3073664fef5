"""What becomes of tasks whose worker was ended in the middle: the queue alone never takes them up again."""

import socket

import structlog
from django.db import connection, transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# A task that ends its worker each time is not begun for ever.
MOST_BEGINNINGS = 3

logger = structlog.get_logger(__name__)


def worker_name(queue: str) -> str:
    """Return what `serve` calls this machine's workers of a queue; the database may be shared with other machines."""
    return f"serve-{socket.gethostname()[:30]}-{queue}"


def put_back(worker_id: str) -> int:
    """Put what a worker of this name left behind back into its queue; only while no such worker runs.

    Tasks bear running twice (that is a rule of the house). Closes the connection: the supervisor is mostly idle.
    """
    try:
        put = 0
        with transaction.atomic():
            for task in DBTaskResult.objects.running().filter(queue_name=_queue_of(worker_id)):
                if not task.worker_ids or task.worker_ids[-1] != worker_id:
                    continue
                is_over = len(task.worker_ids) >= MOST_BEGINNINGS
                task.status = TaskResultStatus.FAILED if is_over else TaskResultStatus.READY
                task.save(update_fields=["status"])
                logger.warning("task_put_back", task=str(task.pk), path=task.task_path, given_up=is_over)
                put += 1
        return put
    finally:
        if not connection.in_atomic_block:
            connection.close()


def _queue_of(worker_id: str) -> str:
    return worker_id.split("-")[-2]
