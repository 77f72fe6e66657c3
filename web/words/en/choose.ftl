# Choosing between versions

choose-title = Two versions
choose-title-several = Several versions
choose-heading = Two versions, please choose
choose-heading-several = Several versions, please choose
choose-stale = Something newer arrived meanwhile
    .next = Nothing was saved. These are the versions as they are now; what you wrote is still here. Choose again.
