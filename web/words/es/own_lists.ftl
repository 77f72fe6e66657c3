# Las listas propias de la clínica

own-lists-title = Listas propias
own-lists-intro = Lo que esta clínica agrega a las listas que tienen todas las clínicas. Las portátiles lo reciben en su próximo encuentro con la clínica.
# Antes de lo que tienen todas las clínicas, como lista
own-lists-built-in = Todas las clínicas tienen:
own-lists-none = Esta clínica todavía no ha agregado nada aquí.
# Una marca junto a lo que ya no se ofrece
own-lists-retired = ya no se ofrece
own-lists-retire = No ofrecerlo más. Lo que ya está escrito se conserva.
own-lists-english = En inglés
own-lists-spanish = En español
own-lists-save = Guardar
own-lists-add = Agregar a esta lista
own-lists-add-this = Agregar
# Después de agregar o cambiar
own-lists-saved = La lista está guardada.
own-lists-needs-words = Póngale nombre en al menos un idioma, con { $n } caracteres como máximo.
own-lists-full = Esta lista está llena.
