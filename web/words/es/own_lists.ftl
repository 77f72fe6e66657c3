# Las listas propias de la clínica

own-lists-title = Listas propias
own-lists-intro = Lo que esta clínica agrega a las listas que tienen todas las clínicas. Las laptops lo reciben en su siguiente sincronización.
# Antes de lo que tienen todas las clínicas, como lista
own-lists-built-in = En todas las clínicas:
own-lists-none = Esta clínica aún no ha agregado nada aquí.
# Una marca junto a lo que ya no se ofrece
own-lists-retired = ya no se ofrece
own-lists-retire = Dejar de ofrecerlo. Lo que ya está escrito se conserva.
own-lists-english = En inglés
own-lists-spanish = En español
own-lists-save = Guardar
own-lists-add = Agregar a esta lista
own-lists-add-this = Agregar
# Después de agregar o cambiar
own-lists-saved = La lista se guardó.
own-lists-needs-words = Escriba el texto en al menos un idioma, con { $n } caracteres como máximo.
own-lists-full = Esta lista está llena.
