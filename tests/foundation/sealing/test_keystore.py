"""The key store stands apart from the content."""

from django.apps import apps

from kikao.foundation.sealing.keystore import content_tables, key_tables


def test_every_table_is_on_one_side_and_every_key_in_the_store() -> None:
    store, content = set(key_tables()), set(content_tables())
    assert not store & content
    ours = {one._meta.db_table for one in apps.get_models() if one.__module__.startswith("kikao.")}
    assert ours <= store | content
    assert {
        "key_holder",
        "key_compartment",
        "key_wrap",
        "key_pair_wrap",
        "key_item",
        "key_recovery_box",
    } <= store
    assert {"sealed_item", "account", "sealed_draft"} <= content
