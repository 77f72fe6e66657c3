# Entries as a list

# Read aloud only
list-entries = Entries
list-others = Others
list-away = Put away: { $n }
# Pairs of a skill and a setting, for instance
list-blank = Not begun yet: { $n }
