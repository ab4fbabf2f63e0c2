//! temporary
#![allow(missing_docs, clippy::all)]
mod catalogue;
#[cfg(feature = "full")]
mod columns;
mod fold;
mod names;
mod shelf;
use crate::text::Span;
use std::collections::BTreeMap;
pub use catalogue::{Catalogue, Listed, Moment, QuoteRow, Record, Row, flag, holding};
pub use fold::{folded, forms, singular, words};
pub use fold::singular as stem;
pub use names::Names;
pub use shelf::Shelf;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match { Exact, Forms, Prefix, Start, Fuzzy(u8) }
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted { pub word: String, pub how: Match }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cutting { Folded, Plain }
#[derive(Debug)]
pub struct Index { names: BTreeMap<String,u32>, words: Vec<String>, post: Vec<Vec<(u32,u32)>>, len: Vec<u32>, at: u32, doc: u32 }
impl Index {
  pub fn new(_: Cutting) -> Self { Self{names:BTreeMap::new(), words:vec![], post:vec![], len:vec![], at:0, doc:0} }
  pub fn write(&self) -> Vec<u8> { Vec::new() }
  pub fn cutting(&self) -> Cutting { Cutting::Folded }
  pub fn begin(&mut self) -> u32 { self.doc = self.len.len() as u32; self.at=0; self.doc }
  pub fn segment(&mut self, text:&str, segment: Span, joins:&[Span], spans:&mut Vec<Span>) {
    words(text, segment, joins, &mut |span, word| {
      let n = match self.names.get(word) { Some(n)=>*n, None=>{ let n=self.words.len() as u32; self.names.insert(word.to_owned(), n); self.words.push(word.to_owned()); self.post.push(vec![]); n}};
      self.post[n as usize].push((self.doc, self.at)); self.at+=1; spans.push(span);
    });
    self.at+=1; spans.push(Span{start:segment.end,end:segment.end});
  }
  pub fn end(&mut self) { self.len.push(self.at); }
  pub fn cut(&self, text:&str, segment: Span, joins:&[Span], each:&mut dyn FnMut(Span,&str)) { words(text, segment, joins, each) }
  pub fn docs(&self)->u32 { self.len.len() as u32 }
  pub fn length(&self, d:u32)->u32 { self.len[d as usize] }
  pub fn terms(&self, w:&Wanted)->Vec<u32> {
    let mut out: Vec<u32> = self.names.iter().filter(|(t,_)| match w.how { Match::Exact=> **t==w.word, Match::Forms=> singular(t)==singular(&w.word), Match::Prefix=> t.starts_with(&w.word) || singular(t)==singular(&w.word), Match::Start=> t.starts_with(&w.word), Match::Fuzzy(_)=> **t==w.word}).map(|(_,n)| *n).collect();
    out.sort_unstable(); out
  }
  fn merged(&self, terms:&[u32])->Vec<(u32,u32)> { let mut v: Vec<(u32,u32)> = terms.iter().flat_map(|t| self.post[*t as usize].iter().copied()).collect(); v.sort_unstable(); v }
  pub fn documents(&self, terms:&[u32], each:&mut dyn FnMut(u32,u32)) { for c in self.merged(terms).chunk_by(|a,b| a.0==b.0) { each(c[0].0, c.len() as u32) } }
  pub fn occurrences(&self, phrase:&[Vec<u32>], _slop:u32, each:&mut dyn FnMut(u32,u32,u32)) {
    let Some((first, rest)) = phrase.split_first() else { return };
    let lists: Vec<Vec<(u32,u32)>> = rest.iter().map(|t| self.merged(t)).collect();
    for (d,p) in self.merged(first) { if lists.iter().enumerate().all(|(i,l)| l.binary_search(&(d,p+1+i as u32)).is_ok()) { each(d,p,p+rest.len() as u32) } }
  }
}
