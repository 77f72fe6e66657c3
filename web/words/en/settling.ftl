# Who settles two versions

settling-loosens = The more careful answer stands here until the person who wrote it decides, or a supervisor who wrote neither.
