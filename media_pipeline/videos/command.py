"""The arguments of ffmpeg; arithmetic on strings alone."""

from collections.abc import Sequence
from pathlib import Path

from media_pipeline.videos.findings import Look
from media_pipeline.videos.limits import FRAME_RATE, THREADS
from media_pipeline.videos.sizes import Size

# Constant quality with a ceiling, in kilobits a second: a slow line can keep up with the small one.
_QUALITY = (("23", 2600, 128), ("26", 700, 64))
# A title or a place may stand anywhere in a file: nothing of any kind is taken over, no chapter, subtitle or data
# track, and the encoders write neither their names nor the time.
_NOTHING_ELSE = (
    *("-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1", "-sn", "-dn"),
    *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
)


def arguments(source: Path, look: Look, outputs: Sequence[tuple[Size, Path]]) -> list[str]:
    """Return the arguments that make all outputs in one run: the source is decoded once.

    It is opened with the demuxer that was found by its bytes and may name no other file. Turning is done by ffmpeg, and
    progress is written to standard output once a second.
    """
    common = ["-hide_banner", "-nostdin", "-loglevel", "error", "-nostats", "-progress", "pipe:1", "-stats_period", "1"]
    common += ["-y", "-filter_threads", "1", "-filter_complex_threads", "1"]
    common += ["-protocol_whitelist", "file", "-threads", str(THREADS), "-f", look.container, "-i", str(source)]
    common += ["-filter_complex", _graph(look, [size for size, _path in outputs])]
    for number, (_size, path) in enumerate(outputs):
        common += ["-map", f"[v{number}]", *_video(number), *_audio(look, number), *_NOTHING_ELSE]
        common += ["-movflags", "+faststart", "-max_muxing_queue_size", "1024", "-f", "mp4", str(path)]
    return common


def _graph(look: Look, sizes: Sequence[Size]) -> str:
    # A rate that is not known is taken for too high.
    capped = f"fps={FRAME_RATE}," if not 0 < look.rate <= FRAME_RATE + 0.1 else ""
    # The smaller is made from the larger: that costs a quarter of making it from the source.
    graph = ""
    for number, (width, height) in enumerate(sizes):
        source = "[0:V:0]" + capped if number == 0 else f"[s{number}]"
        graph += f"{source}scale={width}:{height}:flags=bicubic,setsar=1,format=yuv420p"
        graph += f",split[v{number}][s{number + 1}];" if number + 1 < len(sizes) else f"[v{number}]"
    return graph


def _video(number: int) -> list[str]:
    quality, most, _sound = _QUALITY[number]
    return [
        *("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-threads:v", str(THREADS)),
        *("-crf", quality, "-maxrate", f"{most}k", "-bufsize", f"{most * 2}k", "-g", str(FRAME_RATE * 4)),
        *("-a53cc", "0"),
    ]


def _audio(look: Look, number: int) -> list[str]:
    if not look.audio_codec:
        return ["-an"]
    return ["-map", "0:a:0", "-c:a", "aac", "-ac", "2", "-ar", "48000", "-b:a", f"{_QUALITY[number][2]}k"]
