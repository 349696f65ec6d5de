"""The outputs of all shares of a run -> the output that one run would have written, to the byte."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from newsline.corpus import receipts, storage, targets
from newsline.corpus.errors import Refused
from newsline.corpus.folder import Folder, other_options
from newsline.corpus.receipts import Receipt
from newsline.corpus.summary import Summary
from newsline.corpus.tally import Tally
from newsline.corpus.targets import BESIDE, RECEIPT, Target

_SHOWN = 5  # missing shares that are named


class _Output(NamedTuple):
    """The output of one share."""

    target: Target
    receipt: Receipt

    @property
    def name(self) -> str:
        return self.target.path

    @property
    def folder(self) -> Folder:
        return Folder(self.target.parts, self.target.ending)

    @property
    def numbers(self) -> range:
        """The parts in it."""
        return self.receipt.share.parts(self.receipt.made.parts)

    def files(self) -> list[str]:
        """Its rows: one file, its parts, or nothing where the run has fewer parts than shares."""
        if self.target.folder:
            return [self.folder.part(number) for number in self.numbers]
        return [self.target.path] if self.numbers else []


def join(names: Iterable[str], output: str, notice: Callable[[str], None] = lambda message: None) -> Summary:
    """Join the outputs of all shares of one run in the order of the shares, whatever the order of `names`.

    A file is written whole or not at all; a folder is filled part by part, as in a run. The shares stay. `notice` is told
    one line for the user. Raises Refused where a share is missing, has changed or is of another run, before anything is
    written; OSError where the output fails.
    """
    target = targets.of(output)
    targets.check(target)
    found = sorted(_outputs(names), key=lambda one: one.receipt.share)
    _check_all(found)
    for one in found:
        _check_output(one)
    target = _fitting(target, found)
    _write_errors(found, target)
    if target.folder:
        _fill(found, target, notice)
    else:
        storage.join((path for one in found for path in one.files()), target.path)
    tally = Tally()
    for one in found:
        tally.add(one.receipt.tally)
    return Summary.of(target, tally=tally, failures=sum(one.receipt.failures for one in found))


# --- checks -------------------------------------------------------------------------------------------------------


def _outputs(names: Iterable[str]) -> Iterator[_Output]:
    for name in names:
        if name.endswith(BESIDE):  # the shell's out-* takes in what stands beside the shares
            continue
        for path in _expanded(name.rstrip("/")):
            receipt = receipts.read(f"{path}{RECEIPT}")
            if receipt is None:
                raise Refused(f"{path} is not a finished share: it has no {path}{RECEIPT}")
            yield _Output(Target(path, receipt.ending, folder=receipt.size is None), receipt)


def _expanded(name: str) -> list[str]:
    """The outputs that a pattern means, by their receipts: some are files, some folders."""
    if not any(sign in name for sign in "*?[") or storage.exists(name):
        return [name]
    found = [path.removesuffix(RECEIPT) for path in storage.expand(f"{name}{RECEIPT}")]
    if not found:
        raise Refused(f"{name} matches no finished share")
    return found


def _check_all(found: list[_Output]) -> None:
    """Raise Refused unless these are all the shares of one run, each of them once."""
    if not found:
        raise Refused("there is no share")
    first = found[0]
    for one, after in pairwise(found):
        if one.receipt.share == after.receipt.share:
            raise Refused(f"{one.name} and {after.name} are both {one.receipt.share}")
    for one in found[1:]:
        _check_same_run(first, one)
    count = first.receipt.share.of
    missing = sorted({*range(1, count + 1)} - {one.receipt.share.number for one in found})
    if missing:
        more = f" and {len(missing) - _SHOWN} more" if missing[_SHOWN:] else ""
        named = ", ".join(map(str, missing[:_SHOWN])) + more
        said = f"share {named} of {count} is" if len(missing) == 1 else f"shares {named} of {count} are"
        raise Refused(f"{said} missing")


def _check_same_run(one: _Output, other: _Output) -> None:
    made, other_made = one.receipt.made, other.receipt.made
    if one.receipt.share.of != other.receipt.share.of:
        raise Refused(f"{one.name} is {one.receipt.share}, and {other.name} is {other.receipt.share}")
    options = other_options(made.options, other_made.options)
    if options:
        raise Refused(f"{other.name} was made with other options than {one.name}: {options}")
    if made != other_made:
        raise Refused(f"{other.name} was made from other inputs than {one.name}")


def _check_output(one: _Output) -> None:
    """Raise Refused unless the output of a share is as the share wrote it."""
    if one.target.folder:
        unknown = [number for number in one.numbers if one.folder.report(number) is None]
        if unknown:
            path = one.folder.part(unknown[0])
            raise Refused(f"{path} is missing or not as its share wrote it: run the share again")
        return
    size = storage.facts(one.name).size
    if size != one.receipt.size:
        raise Refused(f"{one.name} has {size:,} bytes, and its share wrote {one.receipt.size:,}: run the share again")


def _fitting(target: Target, found: list[_Output]) -> Target:
    """The target as the shares have it; raises Refused where it cannot hold them."""
    ending, folders = found[0].target.ending, any(one.target.folder for one in found)
    if target.ending != ending:
        raise Refused(f"{target.path}: the shares are {ending}, and so must be what they are joined to")
    if target.folder and not folders:
        raise Refused(f"{target.path}: the shares are files, and cannot become a folder of parts: name a file")
    if storage.real(target.path) in {storage.real(one.name) for one in found}:
        raise Refused(f"{target.path} is a share, and the output as well")
    return target._replace(folder=target.folder or (folders and ending == ".parquet"))


# --- writing ------------------------------------------------------------------------------------------------------


def _write_errors(found: list[_Output], target: Target) -> None:
    failed = [one.target.errors for one in found if one.receipt.failures]
    if failed:
        storage.join(failed, target.errors)
    else:
        storage.remove(target.errors)


def _fill(found: list[_Output], target: Target, notice: Callable[[str], None]) -> None:
    """Copy all parts, with what is known of them, so that a run into this folder would find nothing to do."""
    into = Folder(target.parts, target.ending)
    with into.begun(found[0].folder.manifest(), notice):
        for one in found:
            for number in one.numbers:
                report = one.folder.said(number)
                if report is None:  # it was there when all were looked at
                    raise Refused(f"{one.name} has changed while it was joined: run the join again")
                if into.report(number) == report:
                    continue  # a join that was interrupted has come so far
                if report.failures:
                    storage.copy(one.folder.errors(number), into.errors(number))
                else:
                    storage.remove(into.errors(number))
                into.save(report)
                storage.copy(one.folder.part(number), into.part(number))
        into.sweep(range(found[0].receipt.made.parts))
