# Around what did not go as asked

problem-kept = What you wrote
    .next = It was not saved. Copy it from here.
# A number follows
problem-number = If someone helps you, tell them this number:
