# Life story

life_story = Life story
    .one = life story
    .intro = As far as they want it told.
    .heading = Their story
life_story-narrative = Their story
    .hint = As they tell it, and no more than they want written down.
