"""Real engines, one context manager a file: started on a free loopback port, stopped by what started them."""


class EngineMissingError(Exception):
    """An engine that this machine does not have."""

    def __init__(self, engine: str, package: str) -> None:
        super().__init__(f"{engine} is not installed: sudo apt-get install {package}")
