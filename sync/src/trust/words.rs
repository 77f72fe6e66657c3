//! The 256 words that both screens show after pairing. Must never change order or length: two versions of the program
//! would then show different words for the same secret.

/// Plain, kind, short English words, in alphabetical order; no two are one letter apart.
pub(super) const WORDS: [&str; 256] = [
    "acorn", "almond", "amber", "anchor", "apple", "apron", "arrow", "autumn", "bakery", "bamboo", "banjo", "barley",
    "barn", "basil", "basket", "beach", "beacon", "berry", "birch", "biscuit", "blanket", "blossom", "bonnet", "bread",
    "breeze", "bridge", "brook", "bubble", "bucket", "butter", "button", "cabin", "cactus", "camel", "candle", "canoe",
    "canvas", "carrot", "castle", "cedar", "cello", "chalk", "cherry", "cinnamon", "circle", "clock", "cloud",
    "clover", "cocoa", "coconut", "comet", "compass", "cookie", "copper", "coral", "cottage", "cotton", "cradle",
    "crayon", "cricket", "cushion", "daisy", "dance", "dawn", "dolphin", "donkey", "drum", "duck", "eagle", "easel",
    "echo", "elm", "evening", "falcon", "feather", "fern", "fiddle", "field", "finch", "flag", "flower", "flute",
    "forest", "fountain", "fox", "friend", "galaxy", "garden", "gentle", "ginger", "giraffe", "glacier", "glove",
    "goldfish", "goose", "grape", "guitar", "hammer", "hamster", "harbor", "harvest", "hazel", "heron", "hill",
    "honey", "horizon", "horse", "island", "ivory", "jacket", "jasmine", "jelly", "jigsaw", "journal", "juice",
    "jungle", "kangaroo", "kettle", "kite", "kitten", "koala", "ladder", "lagoon", "lake", "lamp", "lantern", "laurel",
    "lavender", "lemon", "letter", "lilac", "linen", "lion", "lizard", "lotus", "lunch", "magnet", "mango", "maple",
    "marble", "market", "meadow", "melon", "mint", "mirror", "moon", "morning", "muffin", "museum", "music", "napkin",
    "nest", "noodle", "north", "oak", "oasis", "ocean", "olive", "orange", "orbit", "orchard", "otter", "owl",
    "oyster", "paddle", "panda", "paper", "parade", "parsley", "pebble", "pencil", "pepper", "piano", "picnic",
    "pigeon", "pillow", "planet", "plum", "pocket", "poem", "pony", "poppy", "postcard", "potato", "pumpkin", "puzzle",
    "quilt", "rabbit", "rainbow", "raisin", "raven", "ribbon", "rice", "river", "robin", "ruby", "salad", "salmon",
    "scarf", "school", "seagull", "seashell", "seed", "ship", "silver", "sketch", "sky", "sleigh", "snow", "soap",
    "sofa", "song", "sparrow", "spoon", "spring", "squirrel", "star", "starfish", "stream", "sugar", "summer", "sunny",
    "swan", "sweater", "table", "teapot", "tent", "thimble", "thunder", "tiger", "toast", "tomato", "tower", "train",
    "trumpet", "tulip", "turtle", "umbrella", "valley", "vanilla", "velvet", "village", "violet", "violin", "waffle",
    "wagon", "walnut", "water", "wheat", "whistle", "window", "winter", "wool", "yellow", "yogurt", "zebra",
];
