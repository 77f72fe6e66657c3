# Questionnaires

# Where the page is in another language than the questionnaire
answers-other-language = Sus autores lo publicaron en inglés; por eso sus palabras quedan como están.
answers-none = Sin respuesta
answers-all = Todas las respuestas
