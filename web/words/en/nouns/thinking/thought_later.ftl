# Added later

thought_later = Added later
    .one = later thought
    .add = Add a later thought
    .empty = Nothing added later.
thought_later-thought = The thought record
thought_later-text = What is added
