"""The door for phones: ODK Collect, KoboCollect, Tella and Enketo fetch forms here and send what was filled in."""
