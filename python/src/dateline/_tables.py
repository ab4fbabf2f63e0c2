"""Tables of pandas, polars and pyarrow: rows of articles in, a row a finding out, in a table of the same kind."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Rows = Iterator[dict[str, Any]]


Opened = tuple[Rows, Callable[[Iterable[Mapping[str, Any]], dict[str, type]], Any]]


def opened(given: Any) -> Opened | None:
    """The rows of a table, and what makes a table of that kind of columns; nothing of what is no table.

    A library that was not imported has made no table, so that none is imported here.
    """
    for name, reader in (("pandas", _pandas), ("polars", _polars), ("pyarrow", _pyarrow)):
        if name in sys.modules:
            found: Opened | None = reader(sys.modules[name], given)
            if found is not None:
                return found
    return None


def _columns(rows: Iterable[Mapping[str, Any]], columns: dict[str, type]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {name: [] for name in columns}
    for row in rows:
        for name in columns:
            found[name].append(row[name])
    return found


def _pandas(pandas: Any, given: Any) -> Any:
    if not isinstance(given, pandas.DataFrame):
        return None
    names = [str(name) for name in given.columns]

    def rows() -> Rows:
        # Articles without an id of their own are known by the table's index.
        for index, *values in given.itertuples(index=True, name=None):
            row = dict(zip(names, values))
            yield row if row.get("id") is not None else {**row, "id": index}

    def table(found: Iterable[Mapping[str, Any]], columns: dict[str, type]) -> Any:
        kinds = {str: "string", int: "Int64", float: "Float64"}
        values = _columns(found, columns)
        series = {
            name: pandas.Series(values[name], dtype=kinds.get(kind), name=name)
            if kind in kinds
            else pandas.Series(values[name], name=name)
            for name, kind in columns.items()
        }
        return pandas.DataFrame(series)

    return rows(), table


def _polars(polars: Any, given: Any) -> Any:
    if not isinstance(given, polars.DataFrame):
        return None

    def table(found: Iterable[Mapping[str, Any]], columns: dict[str, type]) -> Any:
        kinds = {str: polars.String, int: polars.Int64, float: polars.Float64}
        id_kind = given.schema["id"] if "id" in given.columns else polars.Int64
        schema = {name: kinds.get(kind, id_kind) for name, kind in columns.items()}
        return polars.DataFrame(_columns(found, columns), schema=schema)

    return given.iter_rows(named=True), table


def _pyarrow(pyarrow: Any, given: Any) -> Any:
    if not isinstance(given, pyarrow.Table):
        return None

    def rows() -> Rows:
        for batch in given.to_batches(max_chunksize=1000):
            yield from batch.to_pylist()

    def table(found: Iterable[Mapping[str, Any]], columns: dict[str, type]) -> Any:
        kinds = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
        id_kind = given.schema.field("id").type if "id" in given.column_names else pyarrow.int64()
        schema = pyarrow.schema([(name, kinds.get(kind, id_kind)) for name, kind in columns.items()])
        return pyarrow.table(_columns(found, columns), schema=schema)

    return rows(), table
